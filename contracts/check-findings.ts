import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compilePattern } from '../server/files/scenarios/pattern.ts'
import { readOpenApi, readSchema } from '../server/files/schema-files.ts'
import { createPactCheck, type PactFault } from '../server/pact/check/pact.ts'
import { vendorEndpoints } from '../server/pact/endpoints.ts'
import { readPact } from '../server/pact/read-pact.ts'
import { temporaryFolder } from '../test/helpers/temporary-folder.ts'
import { knownGenerations } from './known-states.ts'

const { check } = createPactCheck({
  generations: knownGenerations,
  endpoints: vendorEndpoints(readOpenApi()),
  read: readSchema,
  compile: compilePattern,
})
const folder = temporaryFolder('check-findings')

/** What `check-pact` finds in a pact. */
export function findingsOf(pact: object): PactFault[] {
  const path = join(folder, 'pact.json')
  writeFileSync(path, JSON.stringify(pact))
  return check(readPact(path))
}
