import { describeFault, readScenarioPaths, shippedContents, shippedScenarios } from '../files/scenario-files.ts'
import { readSchema } from '../files/schema-files.ts'
import { createRegistry } from '../validation/registry.ts'
import { readCommandLine } from './read-options.ts'
import { createStyle, style } from './style.ts'

/** Checks scenario files and folders. @returns 1 when anything is wrong. */
export function check(words: readonly string[]): number {
  const { words: paths } = readCommandLine(words, {})
  const registry = createRegistry(readSchema)
  const { faults, files } =
    paths.length > 0
      ? readScenarioPaths(paths, registry, shippedContents(registry))
      : readScenarioPaths([shippedScenarios], registry)
  const errorStyle = createStyle(process.stderr, process.env)
  for (const fault of faults) console.error(describeFault(fault))
  const looked = files === 1 ? '1 scenario file' : `${files} scenario files`
  if (faults.length === 0) console.log(style('green', `${looked}: ${files === 0 ? 'nothing to check' : 'all right'}.`))
  else console.error(errorStyle('red', `${faults.length === 1 ? '1 fault' : `${faults.length} faults`} in ${looked}.`))
  return faults.length === 0 ? 0 : 1
}
