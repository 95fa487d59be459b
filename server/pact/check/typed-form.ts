import { partsAt, type Schema, typesIn } from './schema-place.ts'

/** The members of a form as its schema has them: text that stands for JSON, a flag or a number is read. What cannot be read stays text. */
export function typedForm(
  members: Readonly<Record<string, unknown>>,
  schema: Schema,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value]
      const types = typesIn(partsAt(schema, [name])) ?? []
      return [name, types.includes('string') ? value : read(value)]
    }),
  )
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
