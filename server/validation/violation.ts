/** One thing wrong with a value, in words for the person who sent it. */
export interface Violation {
  /** JSON pointer to the place, such as `/partner_params/user_id`; empty for the whole value. */
  readonly pointer: string
  /** A required member is absent; or a member is there and wrong. */
  readonly kind: 'missing' | 'wrong'
  /** What was expected and what came. */
  readonly message: string
  /** Text that is empty, where it must not be. */
  readonly empty?: boolean
  /** Everything that would do, where that can be listed: values, or names of types. */
  readonly allowed?: readonly string[]
  /** A word that is on no list, and the list, where another may have been meant. */
  readonly misspelt?: { readonly word: string; readonly known: readonly string[] }
}

// As many as a person mends before asking again. A wrong file of a thousand jobs would have thousands.
const told = 20

/** Joins violations to one sentence each. */
export function describeViolations(violations: readonly Violation[]): string {
  const sentences = violations.slice(0, told).map(({ pointer, message }) => `${pointer || 'the body'}: ${message}`)
  const rest = violations.length - told
  return [...sentences, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ')
}
