import type { Advice } from './errors.ts'
import type { WarningWords } from './warnings/words.ts'

/** What a generation says to developers, with the names that it has for members and endpoints. */
export interface Explanations {
  readonly warnings: WarningWords
  /** A sentence that says how to do it here; undefined where nothing is to be said. */
  readonly hint: (advice: Advice) => string | undefined
}

/** What was found out, and how to mend it by that generation, if it says so. */
export function advised(found: string, advice: Advice, explain: Explanations | undefined): string {
  const cure = explain?.hint(advice)
  return cure === undefined ? found : `${found} ${cure}`
}
