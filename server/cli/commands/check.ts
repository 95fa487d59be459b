import { basename, join } from 'node:path'
import { describeProblem } from '../../core/text/file-problem.ts'
import { hasConfiguration, usualConfiguration } from '../../files/configuration.ts'
import { isFolder } from '../../files/is-folder.ts'
import {
  readScenarioPaths,
  readShipped,
  type ScenarioReading,
  scenarioPathsBeside,
  shippedScenarios,
} from '../../files/scenarios/files.ts'
import { readSchema } from '../../files/schema-files.ts'
import { shownPath } from '../../files/yaml/document.ts'
import { createRegistry } from '../../validation/registry.ts'
import { listGenerations } from '../../vendor/generations-without-emulator.ts'
import type { CommandLine, GivenFlags } from '../command.ts'
import { configurationPath } from '../options/configuration/configured-options.ts'
import { oneOf } from '../options/usage-error.ts'
import { type CheckedFiles, type CheckReport, checkJunit, createReport, jsonReport } from '../reports/check.ts'
import { counted } from '../reports/counted.ts'
import { reporters } from '../reports/reporters.ts'
import { createStyle, style } from '../reports/style.ts'

/** Checks scenario files and folders, and the configuration file. @returns 1 when anything is wrong. */
export async function check({ flags, words }: CommandLine): Promise<number> {
  const reporter = oneOf(reporters, String(flags.reporter ?? 'text'), '--reporter')
  const isConfiguration = (path: string) => basename(path) === usualConfiguration
  const paths = words.filter((path) => !isConfiguration(path))
  const configurations = [...words.filter(isConfiguration), ...configurationsBeside(words, flags)]
  // Of a configuration that is named alone nothing else is looked at.
  const scenarios = words.length > 0 && paths.length === 0 ? [] : readAll(paths)
  const report = createReport([...scenarios, ...(await readConfigurations([...new Set(configurations)]))])
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

/** The configuration that is named, or that `start` would find; and those in the folders. */
function configurationsBeside(words: readonly string[], flags: GivenFlags): string[] {
  const named = words.length === 0 || flags.config !== undefined ? configurationPath(flags, process.env) : undefined
  const inFolders = words.filter(isFolder).map((folder) => join(folder, usualConfiguration))
  return [...(named === undefined ? [] : [named]), ...inFolders.filter(hasConfiguration)]
}

async function readConfigurations(paths: readonly string[]): Promise<CheckedFiles[]> {
  if (paths.length === 0) return []
  const { readConfigured } = await import('../options/configuration/read-configuration.ts')
  return paths.map((path) => {
    const reading = readConfigured(path, process.env)
    return { files: [shownPath(path)], problems: 'problems' in reading ? reading.problems : [] }
  })
}

function printText({ files, problems }: CheckReport): void {
  for (const problem of problems) console.error(describeProblem(problem))
  const kind = files.some((file) => basename(file) === usualConfiguration) ? 'file' : 'scenario file'
  const looked = counted(files.length, kind)
  const right = files.length === 0 ? 'nothing to check' : 'all right'
  if (problems.length === 0) console.log(style('green', `${looked}: ${right}.`))
  else {
    const errorStyle = createStyle(process.stderr, process.env)
    console.error(errorStyle('red', `${counted(problems.length, 'problem')} in ${looked}.`))
  }
}
