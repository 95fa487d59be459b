/** A JSON Schema, as far as ours use it. */
export type Schema = boolean | SchemaObject

export interface SchemaObject {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: JsonType | readonly JsonType[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema
  readonly unevaluatedProperties?: Schema
  readonly items?: Schema
}

export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

const everyType: readonly JsonType[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']

/** A value inside of an example, and everything that its schema says of it there. */
export interface Place {
  readonly path: readonly (string | number)[]
  readonly value: unknown
  /** All of these hold for it. */
  readonly schemas: readonly SchemaObject[]
  /** The types that its schema lets it have. */
  readonly types: readonly JsonType[]
}

/** Every value inside of an example, the example itself first. Of a list or a map, its first entry stands for all. */
export function placesIn(root: SchemaObject, example: unknown): readonly Place[] {
  return below([], example, [root], root)
}

function below(path: Place['path'], value: unknown, declared: readonly Schema[], root: SchemaObject): Place[] {
  const schemas = declared.flatMap((one) => holding(one, value, root))
  const types = declared.reduce((left, one) => shared(left, typesOf(one, root)), everyType)
  const inner = childrenOf(value, schemas).flatMap(([name, child]) =>
    below(
      [...path, name],
      child,
      schemas.flatMap((one) => schemaOf(one, name) ?? []),
      root,
    ),
  )
  return [{ path, value, schemas, types }, ...inner]
}

function childrenOf(value: unknown, schemas: readonly SchemaObject[]): [string | number, unknown][] {
  if (Array.isArray(value)) return value.length > 0 ? [[0, value[0]]] : []
  if (typeof value !== 'object' || value === null) return []
  const isOfMap = ([name]: [string, unknown]) => schemas.length > 0 && schemas.every((one) => isEntry(one, name))
  const members = Object.entries(value)
  const first = members.find(isOfMap)
  return members.filter((member) => member === first || !isOfMap(member))
}

/** Whether a member of this name is one of many of a kind. */
function isEntry({ properties = {}, additionalProperties }: SchemaObject, name: string): boolean {
  return typeof additionalProperties === 'object' && !Object.hasOwn(properties, name)
}

function schemaOf(schema: SchemaObject, name: string | number): Schema | undefined {
  if (typeof name === 'number') return schema.items
  return Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : schema.additionalProperties
}

/** The schema and what it refers to; of alternatives, the one that the value fits, when it is the only one. */
function holding(schema: Schema, value: unknown, root: SchemaObject): SchemaObject[] {
  if (typeof schema === 'boolean') return []
  const all = [...(schema.allOf ?? []), ...(schema.$ref ? [target(schema.$ref, root)] : [])]
  const chosen = [schema.anyOf, schema.oneOf].flatMap((alternatives = []) => {
    const fitting = alternatives.filter((one) => fits(one, value, root))
    return fitting.length === 1 ? fitting : []
  })
  return [schema, ...[...all, ...chosen].flatMap((one) => holding(one, value, root))]
}

function fits(schema: Schema, value: unknown, root: SchemaObject): boolean {
  const required = holding(schema, value, root).flatMap((one) => one.required ?? [])
  const sent = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return typesOf(schema, root).includes(typeOf(value)) && required.every((name) => sent.includes(name))
}

/** The types that a schema lets a value have. */
function typesOf(schema: Schema, root: SchemaObject): readonly JsonType[] {
  if (typeof schema === 'boolean') return schema ? everyType : []
  const named = schema.type === undefined ? everyType : [schema.type].flat()
  const wide = named.includes('number') ? [...named, 'integer' as const] : named
  const constant = 'const' in schema ? [schema.const] : undefined
  const listed = (schema.enum ?? constant)?.map(typeOf) ?? everyType
  const alternatives = [schema.anyOf, schema.oneOf].map((branches) => branches?.flatMap((one) => typesOf(one, root)))
  const parts = [...(schema.allOf ?? []), ...(schema.$ref ? [target(schema.$ref, root)] : [])]
  const narrower = [listed, ...alternatives, ...parts.map((one) => typesOf(one, root))]
  return narrower.reduce<readonly JsonType[]>((left, right) => shared(left, right ?? everyType), wide)
}

function shared(left: readonly JsonType[], right: readonly JsonType[]): readonly JsonType[] {
  return left.filter((one) => right.includes(one))
}

/** The narrowest JSON type of a value. */
export function typeOf(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as JsonType
}

function target(ref: string, root: SchemaObject): Schema {
  const [, name = ''] = /^#\/\$defs\/([\w-]+)$/.exec(ref) ?? []
  const found = root.$defs?.[name]
  if (found === undefined) throw new Error(`"${ref}" leads to no definition of this schema.`)
  return found
}
