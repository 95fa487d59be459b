import { type PredicateSpec, type WantedText, wantedTexts } from './wanted-text.ts'

/** Compiles a regular expression to a test. Passed in, since the core uses no packages. @throws SyntaxError when it is invalid. */
export type CompilePattern = (pattern: string) => (text: string) => boolean

/** A compiled test, and its description. */
export interface Predicate {
  readonly holds: (value: unknown) => boolean
  readonly description: string
  /** The texts that it looks for, to find misspelt ones. */
  readonly words: readonly string[]
  /** What a value may be to meet it, for people. */
  readonly wanted: readonly WantedText[]
}

type Test = Omit<Predicate, 'wanted'>

/**
 * Compiles a predicate, so that choosing a scenario compiles nothing.
 * @throws SyntaxError when `matches` is not a regular expression.
 */
export function createPredicate(spec: PredicateSpec, compile: CompilePattern): Predicate {
  return { ...testOf(spec, compile), wanted: wantedTexts(spec) }
}

function testOf(spec: PredicateSpec, compile: CompilePattern): Test {
  if (typeof spec !== 'object') return equals(spec)
  const parts: Test[] = []
  if (spec.in !== undefined) parts.push(oneOf(spec.in))
  if (spec.matches !== undefined) parts.push(matches(spec.matches, compile))
  if (spec.exists !== undefined) parts.push(exists(spec.exists))
  if (spec.not !== undefined) parts.push(negation(testOf(spec.not, compile)))
  const [only] = parts
  if (only && parts.length === 1) return only
  return {
    holds: (value) => parts.every((part) => part.holds(value)),
    description: parts.map((part) => part.description).join(' and '),
    words: parts.flatMap((part) => part.words),
  }
}

// Wire values arrive as text or as numbers ("2" and 2), so both sides are compared as text.
function equals(expected: string | number | boolean): Test {
  const wanted = textOf(expected)
  return {
    holds: (value) => value !== undefined && textOf(value) === wanted,
    description: `"${wanted}"`,
    words: [wanted],
  }
}

function oneOf(expected: readonly (string | number | boolean)[]): Test {
  const wanted = expected.map(textOf)
  return {
    holds: (value) => value !== undefined && wanted.includes(textOf(value)),
    description: `one of ${wanted.join(', ')}`,
    words: wanted,
  }
}

function matches(pattern: string, compile: CompilePattern): Test {
  const isFound = withWord(pattern, compile(pattern))
  return {
    holds: (value) => value !== undefined && isFound(textOf(value)),
    description: `text matching /${pattern}/`,
    words: wordsIn(pattern),
  }
}

/** Looks for the word of a pattern first: every submission is tried with the words of all scenarios, and that takes a third of the time. */
function withWord(pattern: string, isFound: (text: string) => boolean): (text: string) => boolean {
  const [wanted] = wantedTexts({ matches: pattern })
  if (wanted?.form !== 'word') return isFound
  const { text: word } = wanted
  return (text) => text.includes(word) && isFound(text)
}

/** The literal text of a pattern, such as `no-face` in `(^|[-_])no-face([-_]|$)`. */
function wordsIn(pattern: string): readonly string[] {
  return pattern.replaceAll(/\[[^\]]*\]|\\./g, ' ').match(/\p{L}[\p{L}\d_-]{2,}/gu) ?? []
}

function exists(wanted: boolean): Test {
  return {
    holds: (value) => (value !== undefined) === wanted,
    description: wanted ? 'any value' : 'no value',
    words: [],
  }
}

function negation(inner: Test): Test {
  return { holds: (value) => !inner.holds(value), description: `not ${inner.description}`, words: [] }
}

/** A value as text; partner_params may have any JSON value. */
export function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
