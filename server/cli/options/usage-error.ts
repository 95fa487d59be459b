import { nearest } from '../../core/text/spelling.ts'

/** A wrong command line: a sentence, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** One of the words that a flag or an argument takes. @throws UsageError that suggests the nearest. */
export function oneOf<Word extends string>(allowed: readonly Word[], text: string, what: string): Word {
  const found = allowed.find((word) => word === text)
  if (found !== undefined) return found
  const likely = nearest(text, allowed)
  const cure = likely ? `Did you mean ${likely}?` : `There are: ${allowed.join(', ')}.`
  throw new UsageError(`${what}: there is no "${text}". ${cure}`)
}

/** Turns an error about a value into one about the command line. @param source the flag or variable that the value is from. */
export function asUsage<Value>(use: () => Value, source?: string): Value {
  try {
    return use()
  } catch (error) {
    const { message } = error as Error
    throw new UsageError(source === undefined ? message : `${source}: ${message}`)
  }
}

/**
 * A text that was given. An empty one is always refused: a shell makes it from a variable that is not set, and an empty
 * `--host` would listen on every address.
 * @throws UsageError when it is empty.
 */
export function said(text: string, source: string): string {
  if (text.trim() !== '') return text
  throw new UsageError(`${source} is empty. Give it a value, or leave it out.`)
}
