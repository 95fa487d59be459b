import { type Place, placesIn, type SchemaObject, typeOf } from './schema-places.ts'

/** An example with one thing changed. */
export interface Mutation {
  /** Where and what, such as `/partner_params/job_id: left out`. */
  readonly title: string
  readonly path: Place['path']
  readonly value: unknown
}

const strangers: readonly unknown[] = [null, true, 7, 7.5, 'text', ['text'], { x: 1 }]

/** The example without each member that has to be there. Each breaks the schema. */
export function withoutRequired(schema: SchemaObject, example: unknown): Mutation[] {
  return placesIn(schema, example).flatMap(({ path, value, schemas }) => {
    if (typeOf(value) !== 'object') return []
    const required = new Set(schemas.flatMap((one) => one.required ?? []))
    return [...required].map((name) => mutate(example, [...path, name], 'left out', undefined))
  })
}

/** The example with each value replaced by one of each type that it may not have. Each breaks the schema. */
export function withWrongTypes(schema: SchemaObject, example: unknown): Mutation[] {
  return placesIn(schema, example).flatMap(({ path, types }) =>
    strangers
      .filter((stranger) => !types.includes(typeOf(stranger)))
      .map((stranger) => mutate(example, path, `made ${JSON.stringify(stranger)}`, stranger)),
  )
}

/** The example with each word that is one of a list replaced by one that is not. Each breaks the schema. */
export function withWrongWords(schema: SchemaObject, example: unknown): Mutation[] {
  return placesIn(schema, example)
    .filter(({ value, schemas }) => typeof value === 'string' && schemas.some((one) => one.enum ?? 'const' in one))
    .map(({ path }) => mutate(example, path, 'made a word that is not on the list', 'no such word'))
}

/** The example with an unknown member in each object, and whether the schema says that there may be one. */
export function withUnknownMembers(
  schema: SchemaObject,
  example: unknown,
): (Mutation & { readonly welcome: boolean })[] {
  return placesIn(schema, example).flatMap(({ path, value, schemas }) => {
    if (typeOf(value) !== 'object') return []
    const rules = schemas.flatMap(({ additionalProperties: one, unevaluatedProperties: other }) => [one, other])
    // Members that are of a kind are neither unknown nor forbidden.
    if (rules.some((rule) => typeof rule === 'object')) return []
    const mutation = mutate(example, [...path, 'no_such_member'], 'added', 'text')
    return [{ ...mutation, welcome: !rules.includes(false) }]
  })
}

/** A copy with the value at `path` replaced, or left out when it is undefined. */
export function mutate(example: unknown, path: Place['path'], what: string, value: unknown): Mutation {
  const title = `/${path.join('/')}: ${what}`
  if (path.length === 0) return { title, path, value }
  const copy = structuredClone(example)
  const parent = path.slice(0, -1).reduce((inner, step) => Reflect.get(inner as object, step), copy) as object
  const last = path.at(-1) as string | number
  if (value === undefined) Reflect.deleteProperty(parent, last)
  else Reflect.set(parent, last, value)
  return { title, path, value: copy }
}
