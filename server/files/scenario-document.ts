import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { relative } from 'node:path'
import type { Document, ParsedNode } from 'yaml'
import type { ScenarioFault } from '../core/scenario-fault.ts'
import { nearest } from '../core/spelling.ts'
import type { ScenarioFile } from '../generated/scenario.ts'
import type { Registry } from '../validation/registry.ts'
import type { Violation } from '../validation/violation.ts'

// The longest of those shipped has a hundredth of it. What reads YAML takes its time over what is longer.
const longestText = 64 * 1024
const tooLong = `is longer than ${longestText / 1024} kB, the most that a scenario may have.`

const empty = 'has nothing in it. A scenario has a name, a summary, and stages, or another scenario that it extends.'

const mostAliases = 100

// As many as anybody mends before looking again.
const mostFaults = 100

const require = createRequire(import.meta.url)

// Loaded when somebody writes a scenario: those that are shipped are parsed already.
const yaml = (): typeof import('yaml') => require('yaml')

/** A text, and its file as a person would write it. */
export interface Written {
  readonly file: string
  readonly text: string
}

/** A scenario file that its schema accepts. */
export interface ScenarioDocument {
  readonly written: Written
  readonly content: ScenarioFile
  /** Turns what is wrong with the content into faults with their place in the text, from top to bottom. */
  faults(violations: readonly Violation[]): ScenarioFault[]
}

/** Reads one file, YAML or JSON, and checks it against its schema. */
export function readDocument(path: string, registry: Registry): ScenarioDocument | { readonly wrong: ScenarioFault[] } {
  let text: string
  try {
    const found = statSync(path)
    if (!found.isFile()) return { wrong: [wholeFile(path, 'is no file.')] }
    if (found.size > longestText) return { wrong: [wholeFile(path, tooLong)] }
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { wrong: [wholeFile(path, `cannot be read (${(error as NodeJS.ErrnoException).code}).`)] }
  }
  return parseScenario(text, shownPath(path), registry)
}

/**
 * The same, of a text that is at hand.
 * @param file names it in faults.
 * @param name what the scenario is called when the text does not say.
 */
export function parseScenario(
  text: string,
  file: string,
  registry: Registry,
  name?: string,
): ScenarioDocument | { readonly wrong: ScenarioFault[] } {
  if (text.length > longestText) return { wrong: [{ file, line: 1, column: 1, message: tooLong }] }
  const { isMap, LineCounter, parseDocument } = yaml()
  const lines = new LineCounter()
  // The library compares each key with every other: of many keys, that takes minutes. They are looked at below.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  })
  const faultAt = (offset: number, message: string): ScenarioFault => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col, message }
  }
  const faults = (violations: readonly Violation[]) =>
    violations
      .slice(0, mostFaults)
      .map((one) => faultAt(offsetOf(document.contents, one.pointer), `${one.pointer || 'the file'} ${told(one)}`))
      .sort((a, b) => a.line - b.line || a.column - b.column)

  const [syntaxError] = document.errors
  if (syntaxError) {
    const { message, pos } = syntaxError
    return {
      wrong: [
        faultAt(
          pos[0],
          /call stack/.test(message) ? 'is nested too deep to be read.' : `is not valid YAML: ${message}`,
        ),
      ],
    }
  }
  if (document.contents === null) return { wrong: [{ file, line: 1, column: 1, message: empty }] }
  const excess = excessIn(document)
  if (excess) return { wrong: [faultAt(excess.offset, `is not valid YAML: ${excess.message}`)] }
  let content: ScenarioFile
  try {
    content = document.toJS() as ScenarioFile
  } catch (error) {
    // An alias to nothing, or aliases that would grow without bounds.
    return { wrong: [faultAt(aliasOffset(document), `is not valid YAML: ${(error as Error).message}`)] }
  }
  if (name !== undefined && isMap(document.contents)) content = { ...content, name: content.name ?? name }
  const violations = registry.validate('scenario', content)
  return violations.length > 0 ? { wrong: faults(violations) } : { written: { file, text }, content, faults }
}

/** The first key that stands twice in one map, or the alias that is one too many: resolving each looks at all the text. */
function excessIn(document: Document.Parsed): { offset: number; message: string } | undefined {
  const { isScalar, visit } = yaml()
  let aliases = 0
  let excess: { offset: number; message: string } | undefined
  const found = (offset = 0, message = '') => {
    excess = { offset, message }
    return visit.BREAK
  }
  visit(document, {
    Alias(_, { range }) {
      return ++aliases > mostAliases ? found(range?.[0], `There are more than ${mostAliases} aliases`) : undefined
    },
    Map(_, { items }) {
      const keys = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (keys.has(key.value)) return found(key.range?.[0], 'Map keys must be unique')
        keys.add(key.value)
      }
      return undefined
    },
  })
  return excess
}

/** What is wrong, with the word that was likely meant. */
function told({ message, misspelt }: Violation): string {
  const likely = misspelt && nearest(misspelt.word, misspelt.known)
  return likely ? `${message} Did you mean ${likely}?` : message
}

/** A fault that has no place of its own in the file. */
export function wholeFile(path: string, message: string): ScenarioFault {
  return { file: shownPath(path), line: 1, column: 1, message }
}

/** Where in the text a pointer leads; the nearest parent when it leads to something absent. */
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

/** Where the first alias to nothing stands; the beginning when there is none. */
function aliasOffset(document: Document.Parsed): number {
  const { visit } = yaml()
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

/** A path as the person who started the command would write it. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}
