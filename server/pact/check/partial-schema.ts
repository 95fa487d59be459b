// biome-ignore lint/suspicious/noExplicitAny: a schema is any JSON here.
type Schema = any

// What would hold, or not, by what is there: a part cannot say.
const conditions = ['required', 'dependentRequired', 'if', 'then', 'else', 'not']
const data = ['examples', 'default', 'enum', 'const']

/** A schema for a part of what it describes, which is what pacts expect: nothing is required. */
export function partialSchema(schema: Schema): Schema {
  if (Array.isArray(schema)) return schema.map(partialSchema)
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([name]) => !conditions.includes(name))
  return Object.fromEntries(
    kept.map(([name, inner]) => {
      if (name === 'properties' || name === '$defs') return [name, eachPartial(inner)]
      // Several of several may fit a part.
      return [name === 'oneOf' ? 'anyOf' : name, data.includes(name) ? inner : partialSchema(inner)]
    }),
  )
}

function eachPartial(schemas: Schema): Schema {
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, partialSchema(one)]))
}
