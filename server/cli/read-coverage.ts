import type { Coverage } from '../core/situations/coverage.ts'
import type { CoverageGroup } from '../core/situations/covered.ts'
import { schemaRegistry } from '../files/schema-registry.ts'
import { describeViolations } from '../validation/violation.ts'
import { callControl, type Remote } from './clients/remote.ts'
import { readJson } from './read-json.ts'

/** What clients of a running emulator have met. */
export async function coverageOfRunning(remote: Remote): Promise<readonly CoverageGroup[]> {
  return checked(await callControl(remote, 'coverage', undefined, 'GET'), `The coverage of ${remote.url}`)
}

/** The coverage in a file: as `coverage` reports it in JSON, or in a saved state. @throws Error that says what helps. */
export async function coverageIn(file: string): Promise<readonly CoverageGroup[]> {
  const content = await readJson(file)
  if (content === null || typeof content !== 'object') throw new Error(`${file} ${neither}`)
  if ('groups' in content) return checked(content, file)
  if (!('version' in content)) throw new Error(`${file} ${neither}`)
  if ('coverage' in content) return checked(content.coverage, file)
  throw new Error(`${file} is a state without coverage: an older emulator saved it. Save it again with state save.`)
}

const neither =
  'is neither a coverage nor a state. Write one with: coverage --reporter json > coverage.json, or state save FILE.'

/** An older emulator counted all generations as one. */
function checked(content: unknown, source: string): Coverage['groups'] {
  const violations = schemaRegistry.validate('control/coverage', content)
  if (violations.length === 0) return (content as Coverage).groups
  throw new Error(
    `${source} is not as this emulator has it: ${describeViolations(violations)} Was it written by another version?`,
  )
}
