import { readShipped } from '../../files/scenarios/files.ts'

/** The names of the scenarios that are shipped. */
export function scenarioNames(): readonly string[] {
  return [...readShipped().contents.keys()]
}
