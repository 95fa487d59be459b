import { readFileSync } from 'node:fs'
import { decodeFile, Utf8Error } from '../core/text/utf8.ts'
import type { StateUse } from '../vendor/pacts/interaction.ts'
import type { PactInteraction } from './pact-file.ts'
import { formMembers, readForm } from './read-form.ts'
import type { Rule } from './split-terms.ts'

/** A request or a response in a pact of any version. */
export interface Side {
  readonly body: unknown
  /** Whether there is a body that is neither JSON nor a form. */
  readonly isOther: boolean
  /** Whether the body is a form: its parts by name, as text. */
  readonly isForm: boolean
  /** The names of expected headers, except the content type, in lower case. */
  readonly headers: readonly string[]
  /** Rules of the body, by JSONPath. */
  readonly rules: Readonly<Record<string, Rule>>
}

/** The parts of an interaction that can be compared. */
export interface ReadInteraction {
  readonly description: string
  readonly states: readonly StateUse[]
  /** The values that the request takes from states, such as `${signature}`. */
  readonly expressions: readonly string[]
  /** `other` is known only to plugins of Pact. */
  readonly kind: 'http' | 'message' | 'other'
  readonly method: string
  readonly path: string
  readonly status: number
  readonly request: Side
  readonly response: Side
}

/** A pact of any version from 2 to 4. */
export interface ReadPact {
  readonly consumer: string
  readonly provider: string
  readonly interactions: readonly ReadInteraction[]
}

// biome-ignore lint/suspicious/noExplicitAny: pact files of partners come in every shape.
type Json = any

/** @throws Error that says what is wrong with the file. */
export function readPact(path: string): ReadPact {
  let pact: Json
  try {
    pact = JSON.parse(decodeFile(readFileSync(path)))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (error instanceof Utf8Error) throw new Error(`${path} ${message}`)
    throw new Error(code === 'ENOENT' ? `There is no file ${path}.` : `${path} is not JSON: ${message}`)
  }
  const interactions = [...(pact?.interactions ?? []), ...(pact?.messages ?? [])]
  if (!pact?.consumer?.name || interactions.length === 0) {
    throw new Error(`${path} is not a pact: it needs a consumer's name, and interactions or messages.`)
  }
  return { consumer: pact.consumer.name, provider: pact.provider?.name ?? '', interactions: interactions.map(readOne) }
}

function readOne(one: PactInteraction): ReadInteraction {
  const { description = '', request = {}, response = {} } = one
  const states = one.providerStates ?? (one.providerState ? [{ name: one.providerState }] : [])
  const message = one.contents !== undefined || one.type?.startsWith('Asynchronous')
  return {
    description,
    states,
    expressions: expressionsIn(request.generators),
    kind: message ? 'message' : isHttp(one) ? 'http' : 'other',
    method: String(request.method ?? 'GET').toUpperCase(),
    path: String(request.path ?? '/'),
    status: Number(response.status ?? 200),
    request: sideOf(request),
    response: message ? sideOf({ ...one, body: one.contents }) : sideOf(response),
  }
}

function isHttp({ type }: PactInteraction): boolean {
  return type === undefined || type === 'Synchronous/HTTP'
}

function sideOf({ body, headers = {}, matchingRules = {} }: Json): Side {
  const wrapped = body && typeof body === 'object' && 'content' in body && 'contentType' in body
  const form = wrapped && body.encoded ? readForm(body.contentType, Buffer.from(body.content, 'base64')) : undefined
  const isOther = form
    ? false
    : wrapped
      ? Boolean(body.encoded) || !/json/.test(body.contentType)
      : typeof body === 'string'
  return {
    body: form ? formMembers(form) : isOther ? undefined : wrapped ? body.content : body,
    isOther,
    isForm: form !== undefined,
    headers: Object.keys(headers ?? {})
      .map((name) => name.toLowerCase())
      .filter((name) => name !== 'content-type'),
    rules: matchingRules.body ?? rulesOfVersion2(matchingRules),
  }
}

/** Generators are by part of the request, and there by path. */
function expressionsIn(generators: Json): string[] {
  if (typeof generators !== 'object' || generators === null) return []
  if (generators.type === 'ProviderState') return [String(generators.expression)]
  return Object.values<Json>(generators).flatMap(expressionsIn)
}

/** Version 2 has `$.body.name: { match: 'type' }`. */
function rulesOfVersion2(rules: Json): Record<string, Rule> {
  return Object.fromEntries(
    Object.entries<Json>(rules)
      .filter(([path]) => path.startsWith('$.body'))
      .map(([path, { match = 'type', ...more }]) => [
        path.replace('$.body', '$'),
        { combine: 'AND', matchers: [{ match, ...more }] },
      ]),
  )
}
