import { createRegistry, type Registry } from '../validation/registry.ts'
import { describeViolations } from '../validation/violation.ts'
import { readSchema } from './schema-files.ts'

/** The package's schemas. One for all emulators of a process: compiling them took most of the time to start another one. */
export const schemaRegistry: Registry = createRegistry(readSchema)

/** Says in sentences what the schema of states has against a value; nothing when it is right. */
export function stateViolations(state: unknown): string {
  return describeViolations(schemaRegistry.validate('control/state', state))
}
