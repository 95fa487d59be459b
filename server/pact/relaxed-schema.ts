// biome-ignore lint/suspicious/noExplicitAny: a schema is any JSON here.
type Schema = any

const bounds = ['enum', 'const', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'minProperties']
// What would hold, or not, by what is there: a part cannot say.
const conditions = ['required', 'dependentRequired', 'if', 'then', 'else', 'not']
const data = ['examples', 'default', 'enum', 'const']

/**
 * A schema for a part of what it describes: nothing is required, and what has no name there is unknown. It says whether
 * Smile ID ever says such a thing. @param values whether values count, or types alone.
 */
export function relaxedSchema(schema: Schema, values: boolean): Schema {
  if (Array.isArray(schema)) return schema.map((one) => relaxedSchema(one, values))
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(
    ([name]) => !conditions.includes(name) && (values || !bounds.includes(name)),
  )
  return Object.fromEntries(
    kept.map(([name, inner]) => {
      if (name === 'properties' || name === '$defs') return [name, eachRelaxed(inner, values)]
      // Several of several may fit a part.
      const relaxed = name === 'oneOf' ? 'anyOf' : name
      return [relaxed, data.includes(name) ? inner : relaxedSchema(inner, values)]
    }),
  )
}

function eachRelaxed(schemas: Schema, values: boolean): Schema {
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, relaxedSchema(one, values)]))
}
