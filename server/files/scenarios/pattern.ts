import { createRequire } from 'node:module'

/** A compiled pattern: whether a text matches. */
export type PatternTest = (text: string) => boolean

// Real values are names or numbers. Longer texts would only take time.
const longestText = 10_000

/**
 * Compiles a pattern whose search always takes linear time: users write the pattern, and anybody can send the text.
 * The syntax is RE2's; text of more than 10,000 characters does not match.
 * @throws SyntaxError when the pattern is not valid.
 */
export function compilePattern(pattern: string): PatternTest {
  const test = isPlain(pattern) ? plainTest(pattern) : linearTest(pattern)
  return (text) => text.length <= longestText && test(text)
}

// Letters, anchors, groups, and character classes: without repetition, Node's own engine backtracks only over alternatives, and
// both engines agree. Shipped scenarios have no other patterns.
const plainForm = /^(?:[\w^$()|@: /-]|\\[d.-]|\[[\w-]+\])*$/
const mostChoices = 4

/** Whether Node's own engine can search it fast. */
export function isPlain(pattern: string): boolean {
  return plainForm.test(pattern) && pattern.split('|').length - 1 <= mostChoices
}

function plainTest(pattern: string): PatternTest {
  const expression = new RegExp(pattern)
  return (text) => expression.test(text)
}

function linearTest(pattern: string): PatternTest {
  // Loaded for such a pattern only: most users have none.
  const { RE2JS } = createRequire(import.meta.url)('re2js') as typeof import('re2js')
  try {
    const expression = RE2JS.compile(RE2JS.translateRegExp(pattern))
    return (text) => expression.test(text)
  } catch (error) {
    throw new SyntaxError(wordsOf(pattern, error as Error))
  }
}

function wordsOf(pattern: string, { message }: Error): string {
  const why = message.replace(/^error parsing regexp: /, '')
  const cure = /\(\?<?[=!]|\\[k1-9]/.test(pattern)
    ? ' Lookahead, lookbehind and backreferences are not supported, since their search time has no limit.'
    : ''
  return `Invalid regular expression: /${pattern}/: ${why}${cure}`
}
