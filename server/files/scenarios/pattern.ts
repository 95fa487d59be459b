import { createRequire } from 'node:module'

/** A compiled pattern: whether it is found in a text. */
export type PatternTest = (text: string) => boolean

// Text that somebody searches is a name or a number. What is longer than any would only take its time.
const longestText = 10_000

/**
 * Compiles a pattern whose search takes time in proportion to the text, whatever both are: scenario files are written by
 * people, and the text is sent by anybody. The syntax is RE2's; text of more than 10,000 characters does not match.
 * @throws SyntaxError when it is no such pattern.
 */
export function compilePattern(pattern: string): PatternTest {
  const test = isPlain(pattern) ? plainTest(pattern) : linearTest(pattern)
  return (text) => text.length <= longestText && test(text)
}

// Letters, anchors, groups, and classes of letters: nothing that repeats, so that Node's own engine has nothing to try twice
// but the choices, and means the same as the other. Shipped scenarios have no other patterns.
const plainForm = /^(?:[\w^$()|@: /-]|\\[d.-]|\[[\w-]+\])*$/
const mostChoices = 4

/** Whether Node's own engine finds it in no time. */
export function isPlain(pattern: string): boolean {
  return plainForm.test(pattern) && pattern.split('|').length - 1 <= mostChoices
}

function plainTest(pattern: string): PatternTest {
  const expression = new RegExp(pattern)
  return (text) => expression.test(text)
}

function linearTest(pattern: string): PatternTest {
  // Loaded when somebody writes such a pattern: most never do.
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
    ? ' Looking ahead or behind and backreferences are not known, since their search has no bound.'
    : ''
  return `Invalid regular expression: /${pattern}/: ${why}${cure}`
}
