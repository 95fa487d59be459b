import { readOpenApi, readSchema } from '../server/files/schema-files.ts'
import { endpointOf, vendorEndpoints } from '../server/pact/endpoints.ts'
import type { PactInteraction } from '../server/pact/pact-file.ts'
import { type FormPart, readForm } from '../server/pact/read-form.ts'
import { type Rule, step } from '../server/pact/split-terms.ts'

const endpoints = vendorEndpoints(readOpenApi())

type Request = PactInteraction['request']

/**
 * A form for partners to stub Smile ID with: only the parts that have to be there, whatever text they are, and however their client writes
 * them. Pact lets parts be that it does not know.
 */
export function tolerantForm({ method, path, body, headers, matchingRules: rules = {} }: Request): Request {
  const bytes = Buffer.from(body.content, 'base64')
  const required = requiredParts(method, path)
  const parts = (readForm(body.contentType, bytes) ?? []).filter(({ name }) => !required || required.includes(name))
  // Without its boundary Pact cannot take the example apart.
  const type = 'Content-Type'
  return {
    headers: { [type]: headers[type] },
    body: { ...body, content: written(parts, boundaryOf(body.contentType)).toString('base64') },
    matchingRules: { header: { [type]: rules.header[type] }, body: Object.fromEntries(parts.map(ruleOf)) },
  }
}

/** The names of the parts that its schema wants; undefined where none is known. */
function requiredParts(method: string, path: string): readonly string[] | undefined {
  const schema = endpointOf(endpoints, method, path)?.request
  return schema === undefined ? undefined : (readSchema(schema) as { readonly required?: readonly string[] }).required
}

function ruleOf({ name, fileName, type = '' }: FormPart): [path: string, rule: Rule] {
  const matcher = fileName === undefined ? { match: 'type' } : { match: 'contentType', value: type }
  return [step('$', name), { combine: 'AND', matchers: [matcher] }]
}

function boundaryOf(type: string): string {
  return type.replace(/^.*boundary=/, '')
}

/** Of a file its media type has to be there; of text, Pact would compare it. */
function written(parts: readonly FormPart[], boundary: string): Buffer {
  const pieces = parts.flatMap(({ name, fileName, type, content }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: ${type}`
    return [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`),
      content,
      crlf,
    ]
  })
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)])
}

const crlf = Buffer.from('\r\n')
