import { readSchema } from '../../server/files/schema-files.ts'
import { createRegistry, type Registry } from '../../server/validation/registry.ts'

/** One for all tests of a worker: to compile the schemas takes longer than most tests. */
export const registry: Registry = createRegistry(readSchema)
