import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Wordings } from '../../core/jobs/wording.ts'
import type { ScenarioProblem } from '../../core/scenarios/problem.ts'
import type { Scenario } from '../../core/scenarios/scenario.ts'
import { describeProblem } from '../../core/text/file-problem.ts'
import type { ScenarioFile } from '../../generated/scenario.ts'
import { shippedContents } from '../../generated/shipped-contents.ts'
import type { Registry } from '../../validation/registry.ts'
import { usualConfiguration } from '../configuration.ts'
import { packageRoot } from '../root.ts'
import { shownPath, wholeFile } from '../yaml/document.ts'
import { readDocument, type ScenarioDocument } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { type Contents, ground, type Layers, laidOver } from './layers.ts'

/** The folder of the shipped scenarios. */
export const shippedScenarios: string = join(packageRoot, 'scenarios')

/** The documents of a set of paths, in file order, and the problems of the other files. */
export interface DocumentReading {
  readonly documents: readonly ScenarioDocument[]
  readonly problems: readonly ScenarioProblem[]
  /** Every file that was read, as the user would write it. */
  readonly files: readonly string[]
}

/** What a set of paths has: the valid scenarios, in file order, and all problems. */
export interface ScenarioReading extends Omit<DocumentReading, 'documents'> {
  readonly scenarios: readonly Scenario[]
  /** Of these, and of the layers below them. */
  readonly contents: Contents
}

/** Scenario files are not valid. The message lists every problem with its file and line, and what helps. */
export class ScenarioFileError extends Error {
  override readonly name = 'ScenarioFileError'
  readonly problems: readonly ScenarioProblem[]

  constructor(problems: readonly ScenarioProblem[]) {
    super(problems.map(describeProblem).join('\n'))
    this.problems = problems
  }
}

/**
 * Reads the scenarios of `folders` and the shipped ones, in the order in which they are tried: the last folder's
 * first. A scenario overrides one of the same name in an earlier folder, or a shipped one.
 */
export function readScenarios(folders: readonly string[], registry: Registry, wordings: Wordings): readonly Scenario[] {
  return readLayers(folders, (path) => readDocument(path, registry), wordings, readShipped()).scenarios
}

/**
 * Reads folders, each overriding those before it.
 * @throws ScenarioFileError about the first that is not valid.
 */
export function readLayers(
  folders: readonly string[],
  read: DocumentReader,
  wordings: Wordings,
  below: Layers = ground,
): Layers {
  return folders.reduce((layers, folder) => {
    const { documents, problems: unread } = readDocuments([folder], read)
    const { problems, ...next } = laidOver(layers, documents, wordings)
    if (unread.length + problems.length > 0) throw new ScenarioFileError([...unread, ...problems])
    return next
  }, below)
}

let shipped: Layers | undefined

/**
 * The shipped scenarios, the lowest layer. They were checked and parsed before they were shipped, since reading the
 * YAML would take most of the first submission's time. A file is read only to show it.
 */
export function readShipped(): Layers {
  if (shipped) return shipped
  const layers = laidOver(ground, Object.entries(shippedContents).map(shippedDocument), () => [{ canSay: () => true }])
  shipped = { ...layers, scenarios: layers.scenarios.map((one) => ({ ...one, isShipped: true })) }
  return shipped
}

function shippedDocument([name, content]: [string, ScenarioFile]): ScenarioDocument {
  const path = join(shippedScenarios, name)
  const written = {
    file: shownPath(path),
    get text() {
      return readFileSync(path, 'utf8')
    },
  }
  return { written, content, problems: (violations) => violations.map(({ message }) => wholeFile(path, message)) }
}

/**
 * Reads files, and the `.yaml`, `.yml` and `.json` files of folders, and reports all problems at once.
 * @param wordings which outcomes are possible.
 * @param known the layers below them, which they may extend.
 */
export function readScenarioPaths(
  paths: readonly string[],
  registry: Registry,
  wordings: Wordings,
  known: Contents = new Map(),
): ScenarioReading {
  const { documents, problems: unread, files } = readDocuments(paths, (path) => readDocument(path, registry))
  const { scenarios, contents, problems } = laidOver({ ...ground, contents: known }, documents, wordings)
  return { scenarios, contents, problems: [...unread, ...problems], files }
}

/** The other scenario files in the folders of some files. */
export function scenarioPathsBeside(paths: readonly string[]): string[] {
  const own = new Set(paths.map((path) => resolve(path)))
  const folders = new Set([...own].map(dirname))
  return [...folders].flatMap((folder) => filesIn(folder, [])).filter((path) => !own.has(path))
}

/** Reads files, and those of folders, and reports all problems but those of meaning. */
export function readDocuments(paths: readonly string[], read: DocumentReader): DocumentReading {
  const problems: ScenarioProblem[] = []
  const documents: ScenarioDocument[] = []
  const names = new Set<string>()
  const files = paths.flatMap((path) => filesIn(path, problems))
  for (const file of files) {
    const document = read(file)
    if ('wrong' in document) problems.push(...document.wrong)
    else if (names.has(document.content.name)) {
      problems.push(wholeFile(file, `the name "${document.content.name}" is used by another file; give each its own.`))
    } else {
      names.add(document.content.name)
      documents.push(document)
    }
  }
  return { documents, problems, files: files.map(shownPath) }
}

function filesIn(path: string, problems: ScenarioProblem[]): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path)
      .filter((name) => /\.(ya?ml|json)$/i.test(name) && name !== usualConfiguration)
      .sort()
      .map((name) => join(path, name))
  } catch (error) {
    problems.push(
      wholeFile(path, `cannot be read (${(error as NodeJS.ErrnoException).code}). Check the path and its permissions.`),
    )
    return []
  }
}
