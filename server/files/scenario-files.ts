import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Scenario } from '../core/scenario.ts'
import type { ScenarioFile } from '../generated/scenario.ts'
import type { Registry } from '../validation/registry.ts'
import { decodeScenario } from './decode-scenario.ts'
import { extendScenario } from './extend-scenario.ts'
import { packageRoot } from './root.ts'
import { readDocument, type ScenarioDocument, type ScenarioFault, wholeFile } from './scenario-document.ts'
import { meaninglessIn } from './scenario-meaning.ts'

/** The folder of the scenarios that come with the emulator. */
export const shippedScenarios: string = join(packageRoot, 'scenarios')

/** What files hold, by the name of the scenario. */
export type Contents = ReadonlyMap<string, ScenarioFile>

/** What a set of paths holds: the scenarios that are right, in file order, and everything that is wrong. */
export interface ScenarioReading {
  readonly scenarios: readonly Scenario[]
  readonly contents: Contents
  readonly faults: readonly ScenarioFault[]
  readonly files: number
}

/** Scenario files that cannot be used. The message lists every fault with file, line and cure. */
export class ScenarioFileError extends Error {
  override readonly name = 'ScenarioFileError'

  constructor(faults: readonly ScenarioFault[]) {
    super(faults.map(describeFault).join('\n'))
  }
}

/** A fault on one line, in the form that editors and terminals make clickable. */
export function describeFault({ file, line, column, message }: ScenarioFault): string {
  return `${file}:${line}:${column}: ${message}`
}

/**
 * Reads the scenarios of `folders` and the shipped ones, in the order in which they are looked at: the last folder's
 * first. A scenario takes the place of one of the same name in an earlier folder, or of a shipped one.
 */
export function readScenarios(folders: readonly string[], registry: Registry): readonly Scenario[] {
  // From below, since a file may extend what lies below it.
  let known: Contents = new Map()
  let scenarios: readonly Scenario[] = []
  for (const folder of [shippedScenarios, ...folders]) {
    const reading = readScenarioPaths([folder], registry, known)
    if (reading.faults.length > 0) throw new ScenarioFileError(reading.faults)
    known = new Map([...known, ...reading.contents])
    const names = new Set(reading.scenarios.map(({ name }) => name))
    scenarios = [...reading.scenarios, ...scenarios.filter(({ name }) => !names.has(name))]
  }
  return scenarios
}

/** What the shipped files hold: the ground on which everybody's stand. */
export function shippedContents(registry: Registry): Contents {
  return readScenarioPaths([shippedScenarios], registry).contents
}

/**
 * Reads files, and the `.yaml`, `.yml` and `.json` files of folders, and reports every fault at once.
 * @param known what lies below them, and may be extended.
 */
export function readScenarioPaths(
  paths: readonly string[],
  registry: Registry,
  known: Contents = new Map(),
): ScenarioReading {
  const faults: ScenarioFault[] = []
  const documents: ScenarioDocument[] = []
  const files = paths.flatMap((path) => filesIn(path, faults))
  for (const file of files) {
    const document = readDocument(file, registry)
    if ('wrong' in document) faults.push(...document.wrong)
    else if (documents.some(({ content }) => content.name === document.content.name)) {
      faults.push(wholeFile(file, `the name "${document.content.name}" is taken by another file; give each its own.`))
    } else documents.push(document)
  }
  const beside = new Map(documents.map(({ content }) => [content.name, content]))
  const contents = new Map<string, ScenarioFile>()
  const scenarios = documents.flatMap((document) => {
    const { scenario, content = document.content, wrong = [] } = understood(document, beside, known)
    contents.set(content.name, content)
    faults.push(...wrong)
    return scenario ?? []
  })
  return { scenarios, contents, faults, files: files.length }
}

/** The scenario that a document tells, and its content with all that it takes from others; or what is wrong with its meaning. */
export function understood(
  { content, file, faults }: ScenarioDocument,
  beside: Contents,
  below: Contents,
): { scenario?: Scenario; content?: ScenarioFile; wrong?: ScenarioFault[] } {
  const find = (name: string, asker: string) => (name === asker ? undefined : beside.get(name)) ?? below.get(name)
  const extended = extendScenario(content, find, () => [...beside.keys(), ...below.keys()])
  if ('violation' in extended) return { wrong: faults([extended.violation]) }
  const violations = meaninglessIn(extended.content)
  if (violations.length > 0) return { wrong: faults(violations) }
  return { scenario: decodeScenario(extended.content, basename(file)), content: extended.content }
}

function filesIn(path: string, faults: ScenarioFault[]): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path)
      .filter((name) => /\.(ya?ml|json)$/i.test(name))
      .sort()
      .map((name) => join(path, name))
  } catch (error) {
    faults.push(
      wholeFile(path, `cannot be read (${(error as NodeJS.ErrnoException).code}). Check the path and its permissions.`),
    )
    return []
  }
}
