import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import type { FileProblem } from '../../core/text/file-problem.ts'
import { nearest } from '../../core/text/spelling.ts'
import { decodeUtf8, Utf8Error } from '../../core/text/utf8.ts'
import type { Registry } from '../../validation/registry.ts'
import type { Violation } from '../../validation/violation.ts'
import { yaml } from './load-yaml.ts'
import { offsetOf } from './offset-of.ts'
import { describeAliasError, describeSyntaxError, unwantedIn } from './yaml-problems.ts'

// The longest shipped scenario has a hundredth of it. Parsing longer YAML would take too long.
const longestText = 64 * 1024

// As many as a person fixes before trying again.
const mostProblems = 100

/** What a file is for. */
export interface Purpose {
  /** The name of its schema. */
  readonly schema: string
  /** What is said of one with nothing in it. */
  readonly empty: string
  /** What is said of one that is too long, after its limit. */
  readonly limitFor: string
  /** Whether the value at a pointer is nobody's business: it is not quoted. */
  readonly isSecret?: (pointer: string) => boolean
}

/** A text, and its file as the user would write it. */
export interface Written {
  readonly file: string
  readonly text: string
}

/** A text that is valid by its schema. */
export interface YamlDocument<Content> {
  readonly written: Written
  readonly content: Content
  /** Turns violations into problems with their place in the text, from top to bottom. */
  problems(violations: readonly Violation[]): FileProblem[]
}

/** A document, or the problems of the text. */
export type DocumentOrProblems<Content> = YamlDocument<Content> | { readonly wrong: FileProblem[] }

/** Reads one file, YAML or JSON, and checks it against its schema. */
export function readYaml<Content>(path: string, purpose: Purpose, registry: Registry): DocumentOrProblems<Content> {
  let bytes: Buffer
  try {
    const found = statSync(path)
    if (!found.isFile()) return { wrong: [wholeFile(path, 'is not a file.')] }
    if (found.size > longestText) return { wrong: [wholeFile(path, tooLong(purpose))] }
    bytes = readFileSync(path)
  } catch (error) {
    return { wrong: [wholeFile(path, `cannot be read (${(error as NodeJS.ErrnoException).code}).`)] }
  }
  try {
    return parseYaml(decodeUtf8(bytes), shownPath(path), purpose, registry)
  } catch (error) {
    if (!(error instanceof Utf8Error)) throw error
    const linesBefore = bytes.toString('utf8', 0, error.offset).split('\n')
    const place = { line: linesBefore.length, column: (linesBefore.at(-1) ?? '').length + 1 }
    return { wrong: [{ ...wholeFile(path, error.message), ...place }] }
  }
}

/**
 * The same for a text in memory.
 * @param file its name in problems. @param complete adds to what it has before it is checked.
 */
export function parseYaml<Content>(
  text: string,
  file: string,
  purpose: Purpose,
  registry: Registry,
  complete: (content: Content) => Content = (content) => content,
): DocumentOrProblems<Content> {
  if (text.length > longestText) return { wrong: [{ file, line: 1, column: 1, message: tooLong(purpose) }] }
  const { isMap, LineCounter, parseDocument } = yaml()
  const lines = new LineCounter()
  // The library compares each key with every other, which takes minutes for many keys. They are checked below.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  })
  const problemAt = (offset: number, message: string): FileProblem => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col, message }
  }
  const problems = (violations: readonly Violation[]) =>
    violations
      .slice(0, mostProblems)
      .map((one) =>
        problemAt(offsetOf(document.contents, one.pointer), `${one.pointer || 'the file'} ${describe(one, purpose)}`),
      )
      .sort((a, b) => a.line - b.line || a.column - b.column)

  const [unreadable] = document.errors.map(describeSyntaxError)
  if (unreadable === undefined && document.contents === null)
    return { wrong: [{ file, line: 1, column: 1, message: purpose.empty }] }
  const problem = unreadable ?? unwantedIn(document)
  if (problem) return { wrong: [problemAt(problem.offset, problem.message)] }
  let content: Content
  try {
    content = document.toJS() as Content
  } catch (error) {
    const { offset, message } = describeAliasError(document, error as Error)
    return { wrong: [problemAt(offset, message)] }
  }
  if (isMap(document.contents)) content = complete(content)
  const violations = registry.validate(purpose.schema, content)
  return violations.length > 0 ? { wrong: problems(violations) } : { written: { file, text }, content, problems }
}

/** The problem, with the word that was likely meant. */
function describe({ pointer, message, discreet, misspelt, allowed }: Violation, { isSecret }: Purpose): string {
  const likely = misspelt && nearest(misspelt.word, misspelt.known)
  const text = isSecret?.(pointer) ? (discreet ?? message) : message
  if (likely) return `${text} Did you mean ${likely}?`
  return allowed?.join() === 'string' && /(a|the) (number|boolean)\b/.test(text) ? `${text} Quotes make it text.` : text
}

function tooLong({ limitFor }: Purpose): string {
  return `is longer than ${longestText / 1024} kB, the limit for ${limitFor}.`
}

/** A problem of the file as a whole. */
export function wholeFile(path: string, message: string): FileProblem {
  return { file: shownPath(path), line: 1, column: 1, message }
}

/** A path as the user of the command would write it. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}
