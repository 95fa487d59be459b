/** One problem of a value, in words for the person who sent it. */
export interface Violation {
  /** JSON pointer to the place, such as `/partner_params/user_id`; empty for the whole value. */
  readonly pointer: string
  /** A required member is absent; or a member is wrong. */
  readonly kind: 'missing' | 'wrong'
  /** What was expected and what came. */
  readonly message: string
  /** The same without the value that came, where the message has it. */
  readonly discreet?: string
  /** Text that is empty, where it must not be. */
  readonly empty?: boolean
  /** Everything allowed, if it can be listed: values, or names of types. */
  readonly allowed?: readonly string[]
  /** An unknown word and the known ones, if one of them may have been meant. */
  readonly misspelt?: { readonly word: string; readonly known: readonly string[] }
}

// As many as a person fixes before trying again. A wrong file of a thousand jobs would have thousands.
const mostShown = 20

/**
 * Joins violations to one sentence each.
 * @param isPersonal whether a member is about a person, by its name: its value is not quoted.
 */
export function describeViolations(
  violations: readonly Violation[],
  isPersonal = (_: string): boolean => false,
): string {
  const sentences = violations.slice(0, mostShown).map(({ pointer, message, discreet = message }) => {
    const said = pointer.split('/').some(isPersonal) ? discreet : message
    return `${pointer || 'the body'}: ${said}`
  })
  const rest = violations.length - mostShown
  return [...sentences, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ')
}
