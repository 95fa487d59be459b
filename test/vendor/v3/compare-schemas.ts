/** A JSON Schema, as far as the contracts use it. */
export interface Schema {
  readonly $ref?: string
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

/** Finds what a schema refers to. */
export type Resolve = (schema: Schema) => Schema

/** Two documents that schemas are looked up in. */
export interface Sides {
  readonly theirs: Resolve
  readonly ours: Resolve
}

/** In what one schema of ours differs from the vendor's: members that are missing or required, and words. One line each. */
export function schemaDifferences(vendor: Schema, own: Schema, at: string, sides: Sides): string[] {
  const [said, says] = [sides.theirs(vendor), sides.ours(own)]
  const names = Object.keys(said.properties ?? {})
  const known = names.filter((name) => says.properties?.[name] !== undefined)
  const [needed, asked] = [requiredOf(said), requiredOf(says)]
  return [
    ...names.filter((name) => !known.includes(name)).map((name) => `${at}/${name}: missing`),
    ...needed.filter((name) => !asked.includes(name)).map((name) => `${at}/${name}: not required by us`),
    ...asked.filter((name) => !needed.includes(name)).map((name) => `${at}/${name}: required by us alone`),
    ...wordDifferences(said, says, at),
    ...known.flatMap((name) =>
      schemaDifferences(said.properties?.[name] ?? {}, says.properties?.[name] ?? {}, `${at}/${name}`, sides),
    ),
    ...(said.items ? schemaDifferences(said.items, says.items ?? {}, `${at}/0`, sides) : []),
  ]
}

function wordDifferences(theirs: Schema, own: Schema, at: string): string[] {
  const [said, says] = [wordsOf(theirs), wordsOf(own)]
  if (!said) return []
  if (!says) return [`${at}: any word will do`]
  return [
    ...said.filter((word) => !says.includes(word)).map((word) => `${at}: no ${word}`),
    ...says.filter((word) => !said.includes(word)).map((word) => `${at}: ${word} is ours alone`),
  ]
}

/** What has to be there, and what of several members one has to be: `email|phone_number`. */
function requiredOf({ required = [], anyOf = [] }: Schema): string[] {
  const choice = anyOf.map(({ required: needed = [] }) => needed.join('+')).join('|')
  return [...required, ...(choice === '' ? [] : [choice])]
}

function wordsOf(schema: Schema): readonly unknown[] | undefined {
  return schema.enum ?? ('const' in schema ? [schema.const] : undefined)
}
