import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { type Document, isMap, LineCounter, type ParsedNode, parseDocument, visit } from 'yaml'
import type { Scenario } from '../core/scenario.ts'
import type { ScenarioFile } from '../generated/scenario.ts'
import type { Registry } from '../validation/registry.ts'
import { decodeScenario } from './decode-scenario.ts'
import { packageRoot } from './root.ts'
import { meaninglessIn } from './scenario-meaning.ts'

/** The folder of the scenarios that come with the emulator. */
export const shippedScenarios: string = join(packageRoot, 'scenarios')

/** One thing wrong with a scenario file, and what helps. */
export interface ScenarioFault {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** What a set of paths holds: the scenarios that are right, in file order, and everything that is wrong. */
export interface ScenarioReading {
  readonly scenarios: readonly Scenario[]
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
  const byName = new Map<string, Scenario>()
  for (const folder of [...folders.toReversed(), shippedScenarios]) {
    const { scenarios, faults } = readScenarioPaths([folder], registry)
    if (faults.length > 0) throw new ScenarioFileError(faults)
    for (const scenario of scenarios) if (!byName.has(scenario.name)) byName.set(scenario.name, scenario)
  }
  return [...byName.values()]
}

/** Reads files, and the `.yaml`, `.yml` and `.json` files of folders, and reports every fault at once. */
export function readScenarioPaths(paths: readonly string[], registry: Registry): ScenarioReading {
  const faults: ScenarioFault[] = []
  const scenarios: Scenario[] = []
  const files = paths.flatMap((path) => filesIn(path, faults))
  for (const file of files) {
    const reading = readScenarioFile(file, registry)
    if ('faults' in reading) faults.push(...reading.faults)
    else if (scenarios.some(({ name }) => name === reading.scenario.name)) {
      faults.push(wholeFile(file, `the name "${reading.scenario.name}" is taken by another file; give each its own.`))
    } else scenarios.push(reading.scenario)
  }
  return { scenarios, faults, files: files.length }
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

function readScenarioFile(path: string, registry: Registry): { scenario: Scenario } | { faults: ScenarioFault[] } {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { faults: [wholeFile(path, `cannot be read (${(error as NodeJS.ErrnoException).code}).`)] }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const faultAt = (offset: number, message: string): ScenarioFault => {
    const { line, col } = lines.linePos(offset)
    return { file: shown(path), line, column: col, message }
  }
  const [syntaxError] = document.errors
  if (syntaxError) return { faults: [faultAt(syntaxError.pos[0], `is not valid YAML: ${syntaxError.message}`)] }

  let content: ScenarioFile
  try {
    content = document.toJS() as ScenarioFile
  } catch (error) {
    // An alias to nothing, or aliases that would grow without bounds.
    return { faults: [faultAt(aliasOffset(document), `is not valid YAML: ${(error as Error).message}`)] }
  }
  const violations = [...registry.validate('scenario', content)]
  if (violations.length === 0) violations.push(...meaninglessIn(content))
  if (violations.length > 0) {
    const faults = violations.map((one) => {
      return faultAt(offsetOf(document.contents, one.pointer), `${one.pointer || 'the file'} ${one.message}`)
    })
    return { faults }
  }
  return { scenario: decodeScenario(content, basename(shown(path))) }
}

/** Where in the text a pointer leads; the nearest parent when it leads to something absent. */
function offsetOf(node: ParsedNode | null, pointer: string): number {
  let found = node
  let offset = node?.range?.[0] ?? 0
  for (const step of pointer.split('/').slice(1)) {
    if (!found || !('items' in found)) break
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (isMap(found)) {
      const pair = found.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === name)
      if (!pair) break
      offset = (pair.key as ParsedNode | null)?.range?.[0] ?? offset
      found = pair.value as ParsedNode | null
    } else {
      found = (found.items[Number(name)] as ParsedNode | undefined) ?? null
      offset = found?.range?.[0] ?? offset
    }
  }
  return offset
}

/** Where the first alias to nothing stands; the beginning when there is none. */
function aliasOffset(document: Document.Parsed): number {
  let offset = 0
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) !== undefined) return undefined
      offset = node.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset
}

function wholeFile(path: string, message: string): ScenarioFault {
  return { file: shown(path), line: 1, column: 1, message }
}

/** A path as the person who started the command would write it. */
function shown(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}
