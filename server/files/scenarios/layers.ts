import { basename } from 'node:path'
import type { Wordings } from '../../core/jobs/wording.ts'
import type { ScenarioProblem } from '../../core/scenarios/problem.ts'
import type { Scenario } from '../../core/scenarios/scenario.ts'
import type { ScenarioFile } from '../../generated/scenario.ts'
import type { Written } from '../yaml/document.ts'
import { decodeScenario } from './decode.ts'
import type { ScenarioDocument } from './document.ts'
import { extendScenario } from './extend.ts'
import { meaninglessIn } from './meaning.ts'

/** The contents of files, by the name of the scenario. */
export type Contents = ReadonlyMap<string, ScenarioFile>

/** Scenarios in the order in which they are tried, and the content of each, completed with what it extends. */
export interface Layers {
  readonly scenarios: readonly Scenario[]
  readonly contents: Contents
  /** The text of each. */
  readonly written: ReadonlyMap<string, Written>
}

/** The empty lowest layer. */
export const ground: Layers = { scenarios: [], contents: new Map(), written: new Map() }

/**
 * Puts documents over others: they come first, override those of the same name, and may extend them.
 * @returns what is valid of both, and all problems of the documents.
 */
export function laidOver(
  below: Layers,
  documents: readonly ScenarioDocument[],
  wordings: Wordings,
): Layers & { problems: ScenarioProblem[] } {
  const beside = new Map(documents.map(({ content }) => [content.name, content]))
  const readings = documents.map((document) => understoodOnce(document, beside, below.contents, wordings))
  const read = readings.flatMap((reading) => ('wrong' in reading ? [] : reading))
  const scenarios = read.map(({ scenario }) => scenario)
  const names = new Set(scenarios.map(({ name }) => name))
  return {
    scenarios: [...scenarios, ...below.scenarios.filter(({ name }) => !names.has(name))],
    contents: new Map([...below.contents, ...read.map(({ content }) => [content.name, content] as const)]),
    written: new Map([...below.written, ...documents.map(({ content, written }) => [content.name, written] as const)]),
    problems: readings.flatMap((reading) => ('wrong' in reading ? reading.wrong : [])),
  }
}

type Reading = { scenario: Scenario; content: ScenarioFile } | { wrong: ScenarioProblem[] }

// By document: it never changes, however often another one does.
const understoodAlone = new WeakMap<ScenarioDocument, Reading>()

/** The same as `understood`, from a cache if only the document decides. */
function understoodOnce(document: ScenarioDocument, beside: Contents, below: Contents, wordings: Wordings): Reading {
  const before = understoodAlone.get(document)
  if (before) return before
  const reading = understood(document, beside, below, wordings)
  if (document.content.extends === undefined) understoodAlone.set(document, reading)
  return reading
}

/** The scenario of a document, and its content completed with what it extends; or its problems. */
function understood(
  { content, written, problems }: ScenarioDocument,
  beside: Contents,
  below: Contents,
  wordings: Wordings,
): Reading {
  const find = (name: string, asker: string) => (name === asker ? undefined : beside.get(name)) ?? below.get(name)
  const names = () => [...beside.keys(), ...below.keys()].filter((name) => name !== content.name)
  const extended = extendScenario(content, find, names)
  const violations = 'violation' in extended ? [extended.violation] : meaninglessIn(extended.content, wordings)
  if ('violation' in extended || violations.length > 0) return { wrong: problems(violations) }
  return { scenario: decodeScenario(extended.content, basename(written.file)), content: extended.content }
}
