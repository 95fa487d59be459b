import { readSchema } from '../../server/files/schema-files.ts'

/** The first example of a schema. @throws Error when it has none. */
export function exampleOf(schema: string): unknown {
  const { examples = [] } = readSchema(schema) as { examples?: readonly unknown[] }
  if (examples.length === 0) throw new Error(`schemas/${schema}.schema.json has no examples. Give it one.`)
  return structuredClone(examples[0])
}
