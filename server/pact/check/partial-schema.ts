// biome-ignore lint/suspicious/noExplicitAny: a schema is any JSON here.
type Schema = any

// Conditions on the whole message, which a part of it cannot meet.
const conditions = ['required', 'dependentRequired', 'if', 'then', 'else', 'not']
const data = ['examples', 'default', 'enum', 'const']

/** A schema for a part of a message, which is what pacts expect: nothing is required. */
export function partialSchema(schema: Schema): Schema {
  if (Array.isArray(schema)) return schema.map(partialSchema)
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([name]) => !conditions.includes(name))
  return Object.fromEntries(
    kept.map(([name, inner]) => {
      if (name === 'properties' || name === '$defs') return [name, eachPartial(inner)]
      // A part may match several forms.
      return [name === 'oneOf' ? 'anyOf' : name, data.includes(name) ? inner : partialSchema(inner)]
    }),
  )
}

function eachPartial(schemas: Schema): Schema {
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, partialSchema(one)]))
}
