import type { Facts, WarningId } from './warning.ts'

/** What is said of one kind of warning, two sentences or so. */
export interface WordsOf<Id extends WarningId> {
  /** What was seen. */
  readonly seen: (about: Facts<Id>) => string
  /** What to change. */
  readonly cure: string
}

/**
 * What a generation says of warnings, with the names that it has for members and endpoints: of those that it alone gives, all;
 * of the others, what the neutral words (`neutral-words.ts`) leave to it.
 */
export type WarningWords = { readonly [Id in WarningId]?: Partial<WordsOf<Id>> }

/** A warning as it is reported. */
export interface WordedWarning {
  readonly id: WarningId
  /** What was seen. */
  readonly message: string
  /** What to change. */
  readonly cure: string
}

/** A warning on one line: its id, what was seen, and what to change. */
export function describeWarning({ id, message, cure }: WordedWarning): string {
  return `${id}: ${message} ${cure}`
}
