import type { Steps } from './json-path.ts'

/** The part of JSON Schema that messages use. */
export interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly examples?: readonly unknown[]
}

/** All parts of a schema about a place in its message, in any of several forms. */
export function partsAt(root: Schema, steps: Steps): readonly Schema[] {
  return steps.reduce<readonly Schema[]>(
    (parts, name) => parts.flatMap((one) => childOf(one, name)).flatMap((one) => partsOf(one, root)),
    partsOf(root, root),
  )
}

function partsOf(schema: Schema, root: Schema): Schema[] {
  const { $ref, allOf = [], anyOf = [] } = schema
  const target = $ref && root.$defs?.[$ref.replace('#/$defs/', '')]
  return [schema, ...[...(target ? [target] : []), ...allOf, ...anyOf].flatMap((one) => partsOf(one, root))]
}

function childOf({ properties = {}, additionalProperties, items }: Schema, name: string): Schema[] {
  const member = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
  const own = typeof member === 'object' ? [member] : []
  return items && /^(\d+|\*)$/.test(name) ? [...own, items] : own
}

/** The names known to these parts; undefined where any name is possible, since clients or authorities choose them. */
export function namesIn(parts: readonly Schema[]): string[] | undefined {
  const known = parts.filter(({ properties }) => properties)
  const isFree = known.length === 0 || parts.some(({ additionalProperties }) => additionalProperties)
  return isFree ? undefined : known.flatMap(({ properties = {} }) => Object.keys(properties))
}

/** The types that a value may have there; undefined for any. */
export function typesIn(parts: readonly Schema[]): readonly string[] | undefined {
  const types = parts.flatMap((one) => [
    ...[one.type ?? []].flat(),
    ...(one.enum ?? ('const' in one ? [one.const] : [])).map(typeOf),
  ])
  if (types.length === 0) return undefined
  return [...new Set(types.includes('number') ? [...types, 'integer'] : types)]
}

/** The narrowest JSON type of a value. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
