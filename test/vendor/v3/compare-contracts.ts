import { type Schema, schemaDifferences } from './compare-schemas.ts'

type Content = Readonly<Record<string, { readonly schema?: Schema }>>

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
}

interface Response {
  readonly $ref?: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Content
}

interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, Response>>
}

/** An OpenAPI document, as far as it is compared. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly responses?: Readonly<Record<string, Response>>
    readonly securitySchemes?: Readonly<Record<string, Parameter>>
  }
}

/**
 * Everything in which our contract differs from the vendor's for the vendor's operations: an operation, a parameter, a body's media
 * type, a status, a header of an answer, a member that is missing or required, and a word of an enumeration. One line each.
 */
export function differences(vendor: OpenApi, ours: OpenApi): string[] {
  return Object.entries(vendor.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, theirs]) => {
      const name = `${method.toUpperCase()} ${path}`
      const own = ours.paths[path]?.[method]
      if (!own) return [`${name}: missing`]
      const all = [
        ...parameterDifferences(theirs, own),
        ...requestDifferences(theirs, own),
        ...responseDifferences(theirs, own),
      ]
      return all.map((one) => `${name} ${one}`)
    }),
  )

  function parameterDifferences(theirs: Operation, own: Operation): string[] {
    // A header that proves the caller is a scheme of theirs.
    const schemes = (theirs.security ?? []).flatMap(Object.keys)
    const proofs = schemes.flatMap((one) => vendor.components.securitySchemes?.[one] ?? [])
    const asked = [...(theirs.parameters ?? []), ...proofs.map((one) => ({ ...one, required: true }))].map(named)
    const read = (own.parameters ?? []).map(named)
    const alone = read.filter((one) => one.endsWith(', required') && !asked.includes(one))
    return [
      ...asked.filter((one) => !read.includes(one)).map((one) => `${one}: missing`),
      ...alone.map((one) => `${one}: ours alone`),
    ]
  }

  function requestDifferences({ requestBody: theirs }: Operation, { requestBody: own }: Operation): string[] {
    if (!theirs) return own ? ['request: ours alone'] : []
    if (!own) return ['request: missing']
    const isRequired = own.required ?? false
    return [
      ...((theirs.required ?? false) === isRequired ? [] : [`request: ${isRequired ? '' : 'not '}required by us`]),
      ...contentDifferences(theirs.content, own.content, 'request'),
    ]
  }

  function responseDifferences({ responses: theirs }: Operation, { responses: own }: Operation): string[] {
    const statuses = [...new Set([...Object.keys(theirs), ...Object.keys(own)])].filter((one) => one !== 'default')
    return statuses.sort().flatMap((status) => {
      const [said, says] = [theirs[status], own[status]]
      if (!said) return [`${status}: ours alone`]
      if (!says) return [`${status}: missing`]
      const { content = {}, headers = {} } = found(says)
      const unsaid = Object.keys(said.headers ?? {}).filter((name) => !(name in headers))
      return [
        ...unsaid.map((name) => `${status}: no header ${name}`),
        ...contentDifferences(said.content ?? {}, content, status),
      ]
    })
  }

  function found(response: Response): Response {
    const name = response.$ref?.split('/').at(-1)
    return name === undefined ? response : (ours.components.responses?.[name] ?? {})
  }

  function contentDifferences(theirs: Content, own: Content, at: string): string[] {
    const sides = { theirs: resolverOf(vendor), ours: resolverOf(ours) }
    return Object.entries(theirs).flatMap(([media, { schema = {} }]) => {
      const says = own[media]?.schema
      if (!says) return [`${at}: ${media} is missing`]
      // Where theirs has one of several forms, ours differs in what differs from each.
      const forms = schema.anyOf ?? [schema]
      const [first = [], ...others] = forms.map((form) => schemaDifferences(form, says, at, sides))
      return first.filter((one) => others.every((other) => other.includes(one)))
    })
  }
}

function named({ name, in: place, required }: Parameter): string {
  return `${place} ${name}${required ? ', required' : ''}`
}

function resolverOf({ components }: OpenApi): (schema: Schema) => Schema {
  return (schema) => {
    const name = schema.$ref?.split('/').at(-1)
    return name === undefined ? schema : (components.schemas[name] ?? {})
  }
}
