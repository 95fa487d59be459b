import { readShipped } from '../files/scenario-files.ts'

/** The names of the scenarios that are shipped. */
export function scenarioNames(): readonly string[] {
  return [...readShipped().contents.keys()]
}
