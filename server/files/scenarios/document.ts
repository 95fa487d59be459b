import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import type { ParsedNode } from 'yaml'
import type { ScenarioProblem } from '../../core/scenarios/problem.ts'
import { nearest } from '../../core/text/spelling.ts'
import { decodeUtf8, Utf8Error } from '../../core/text/utf8.ts'
import type { ScenarioFile } from '../../generated/scenario.ts'
import type { Registry } from '../../validation/registry.ts'
import type { Violation } from '../../validation/violation.ts'
import { yaml } from './load-yaml.ts'
import { describeAliasError, describeSyntaxError, unwantedIn } from './yaml-problems.ts'

// The longest shipped one has a hundredth of it. Parsing longer YAML would take too long.
const longestText = 64 * 1024
const tooLong = `is longer than ${longestText / 1024} kB, the limit for a scenario.`

const empty = 'is empty. A scenario has a name, a summary, and stages, or another scenario that it extends.'

// As many as a person fixes before trying again.
const mostProblems = 100

/** A text, and its file as the user would write it. */
export interface Written {
  readonly file: string
  readonly text: string
}

/** A scenario file that is valid by its schema. */
export interface ScenarioDocument {
  readonly written: Written
  readonly content: ScenarioFile
  /** Turns violations into problems with their place in the text, from top to bottom. */
  problems(violations: readonly Violation[]): ScenarioProblem[]
}

/** A document, or the problems of the text. */
export type DocumentOrProblems = ScenarioDocument | { readonly wrong: ScenarioProblem[] }

/** Reads one file, YAML or JSON, and checks it against its schema. */
export function readDocument(path: string, registry: Registry): DocumentOrProblems {
  let bytes: Buffer
  try {
    const found = statSync(path)
    if (!found.isFile()) return { wrong: [wholeFile(path, 'is not a file.')] }
    if (found.size > longestText) return { wrong: [wholeFile(path, tooLong)] }
    bytes = readFileSync(path)
  } catch (error) {
    return { wrong: [wholeFile(path, `cannot be read (${(error as NodeJS.ErrnoException).code}).`)] }
  }
  try {
    return parseScenario(decodeUtf8(bytes), shownPath(path), registry)
  } catch (error) {
    if (!(error instanceof Utf8Error)) throw error
    const linesBefore = bytes.toString('utf8', 0, error.offset).split('\n')
    const place = { line: linesBefore.length, column: (linesBefore.at(-1) ?? '').length + 1 }
    return { wrong: [{ ...wholeFile(path, error.message), ...place }] }
  }
}

/**
 * The same for a text in memory.
 * @param file its name in problems.
 * @param name the scenario's name if the text has none.
 */
export function parseScenario(text: string, file: string, registry: Registry, name?: string): DocumentOrProblems {
  if (text.length > longestText) return { wrong: [{ file, line: 1, column: 1, message: tooLong }] }
  const { isMap, LineCounter, parseDocument } = yaml()
  const lines = new LineCounter()
  // The library compares each key with every other, which takes minutes for many keys. They are checked below.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  })
  const problemAt = (offset: number, message: string): ScenarioProblem => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col, message }
  }
  const problems = (violations: readonly Violation[]) =>
    violations
      .slice(0, mostProblems)
      .map((one) =>
        problemAt(offsetOf(document.contents, one.pointer), `${one.pointer || 'the file'} ${describe(one)}`),
      )
      .sort((a, b) => a.line - b.line || a.column - b.column)

  const [unreadable] = document.errors.map(describeSyntaxError)
  if (unreadable === undefined && document.contents === null)
    return { wrong: [{ file, line: 1, column: 1, message: empty }] }
  const problem = unreadable ?? unwantedIn(document)
  if (problem) return { wrong: [problemAt(problem.offset, problem.message)] }
  let content: ScenarioFile
  try {
    content = document.toJS() as ScenarioFile
  } catch (error) {
    const { offset, message } = describeAliasError(document, error as Error)
    return { wrong: [problemAt(offset, message)] }
  }
  if (name !== undefined && isMap(document.contents)) content = { ...content, name: content.name ?? name }
  const violations = registry.validate('scenario', content)
  return violations.length > 0 ? { wrong: problems(violations) } : { written: { file, text }, content, problems }
}

/** The problem, with the word that was likely meant. */
function describe({ message, misspelt }: Violation): string {
  const likely = misspelt && nearest(misspelt.word, misspelt.known)
  return likely ? `${message} Did you mean ${likely}?` : message
}

/** A problem of the file as a whole. */
export function wholeFile(path: string, message: string): ScenarioProblem {
  return { file: shownPath(path), line: 1, column: 1, message }
}

/** The offset in the text that a pointer leads to; that of the nearest parent if it is absent. */
function offsetOf(node: ParsedNode | null, pointer: string): number {
  const { isMap } = yaml()
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

/** A path as the user of the command would write it. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}
