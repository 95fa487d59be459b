import type { MessageSchema, Schema } from './message-schema.ts'

type Json = Readonly<Record<string, unknown>>

/** A message as operations refer to it. */
export interface Message {
  readonly schema: Schema
  readonly ref: { readonly $ref: string }
}

/** The messages as components of one document: their own definitions stand beside them, and nothing has an `$id`. */
export interface Components {
  readonly schemas: Readonly<Record<string, Json>>
  /** By the schema's name, such as `v1/callback`. @throws Error when there is no such schema. */
  message(name: string): Message
}

/** @throws Error when two schemas would have one name, or a reference leaves its file. */
export function createComponents(messages: readonly MessageSchema[]): Components {
  const schemas: Record<string, Json> = {}
  const add = (name: string, schema: Json): void => {
    if (Object.hasOwn(schemas, name)) throw new Error(`Two schemas are called ${name}. Give each a title of its own.`)
    schemas[name] = schema
  }
  for (const { schema } of messages) {
    const component = words(schema.title)
    const { $schema: _dialect, $id: _id, $defs: definitions = {}, ...rest } = schema
    add(component, moved(rest, component) as Json)
    for (const [name, definition] of Object.entries(definitions)) {
      add(component + words(name), moved(definition, component) as Json)
    }
  }
  return {
    schemas,
    message(name) {
      const schema = messages.find((one) => one.name === name)?.schema
      if (!schema)
        throw new Error(`An operation names the schema ${name}, and schemas/${name}.schema.json is not there.`)
      return { schema, ref: { $ref: refTo(words(schema.title)) } }
    },
  }
}

const data = ['examples', 'enum', 'const', 'default']

/** A schema whose references lead to where its definitions stand now. */
function moved(value: unknown, component: string): unknown {
  if (Array.isArray(value)) return value.map((one) => moved(one, component))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (data.includes(name)) return [name, inner]
      return [name, name === '$ref' && typeof inner === 'string' ? movedRef(inner, component) : moved(inner, component)]
    }),
  )
}

function movedRef(ref: string, component: string): string {
  const [, definition] = /^#\/\$defs\/([\w-]+)$/.exec(ref) ?? []
  if (definition !== undefined) return refTo(component + words(definition))
  throw new Error(`${component} refers to ${ref}. A schema may refer to its own "#/$defs/NAME" only.`)
}

function refTo(component: string): string {
  return `#/components/schemas/${component}`
}

/** A title as one word: `V1 upload request` becomes `V1UploadRequest`. */
function words(title: string): string {
  return title.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, first: string) => first.toUpperCase())
}
