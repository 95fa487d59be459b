import { describeProblem } from '../../core/text/file-problem.ts'
import { isFolder } from '../../files/is-folder.ts'
import {
  readScenarioPaths,
  readShipped,
  type ScenarioReading,
  scenarioPathsBeside,
  shippedScenarios,
} from '../../files/scenarios/files.ts'
import { readSchema } from '../../files/schema-files.ts'
import { createRegistry } from '../../validation/registry.ts'
import { listGenerations } from '../../vendor/generations-without-emulator.ts'
import type { CommandLine } from '../command.ts'
import { oneOf } from '../options/usage-error.ts'
import { type CheckReport, checkJunit, createReport, jsonReport } from '../reports/check.ts'
import { reporters } from '../reports/reporters.ts'
import { createStyle, style } from '../reports/style.ts'

/** Checks scenario files and folders. @returns 1 when anything is wrong. */
export function check({ flags, words: paths }: CommandLine): number {
  const reporter = oneOf(reporters, String(flags.reporter ?? 'text'), '--reporter')
  const report = createReport(readAll(paths))
  if (reporter === 'text') printText(report)
  else console.log(reporter === 'json' ? jsonReport(report) : checkJunit(report))
  return report.problems.length === 0 ? 0 : 1
}

/** Folders are read as `start` reads them, each overriding those before it; a file as if it were read with its folder. */
function readAll(paths: readonly string[]): ScenarioReading[] {
  const registry = createRegistry(readSchema)
  const generations = listGenerations()
  const wordings = () => generations
  if (paths.length === 0) return [readScenarioPaths([shippedScenarios], registry, wordings)]
  let known = readShipped().contents
  const folders = paths.filter(isFolder).map((folder) => {
    const reading = readScenarioPaths([folder], registry, wordings, known)
    known = reading.contents
    return reading
  })
  const files = paths.filter((path) => !isFolder(path))
  if (files.length === 0) return folders
  const { contents } = readScenarioPaths(scenarioPathsBeside(files), registry, wordings, known)
  return [...folders, readScenarioPaths(files, registry, wordings, contents)]
}

function printText({ files, problems }: CheckReport): void {
  for (const problem of problems) console.error(describeProblem(problem))
  const looked = files.length === 1 ? '1 scenario file' : `${files.length} scenario files`
  const right = files.length === 0 ? 'nothing to check' : 'all right'
  if (problems.length === 0) console.log(style('green', `${looked}: ${right}.`))
  else {
    const errorStyle = createStyle(process.stderr, process.env)
    console.error(
      errorStyle('red', `${problems.length === 1 ? '1 problem' : `${problems.length} problems`} in ${looked}.`),
    )
  }
}
