import { describeFault, readScenarioPaths, shippedScenarios } from '../files/scenario-files.ts'
import { readSchema } from '../files/schema-files.ts'
import { createRegistry } from '../validation/registry.ts'
import { readCommandLine } from './read-options.ts'
import { style } from './style.ts'

/** Checks scenario files and folders. @returns 1 when anything is wrong. */
export function check(words: readonly string[]): number {
  const { words: paths } = readCommandLine(words, {})
  const { faults, files } = readScenarioPaths(paths.length > 0 ? paths : [shippedScenarios], createRegistry(readSchema))
  for (const fault of faults) console.error(describeFault(fault))
  if (faults.length === 0) console.log(style('green', `${files} scenario files are right.`))
  else console.error(style('red', `${faults.length} faults in ${files} scenario files.`))
  return faults.length === 0 ? 0 : 1
}
