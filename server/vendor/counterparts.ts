import type { ErrorKind } from '../core/errors.ts'
import type { Outcome } from '../core/jobs/outcome.ts'
import type { Word } from '../core/jobs/wording.ts'
import type { AskedFact, ToldFact } from '../core/situations/fact.ts'
import type { Told } from '../core/situations/verdicts.ts'

/**
 * Where a generation says what other generations say, too: a member by its path, or `header` and its name. Undefined where it cannot
 * say it.
 */
export interface Counterparts {
  readonly asked: Readonly<Record<AskedFact, string | undefined>>
  readonly told: Readonly<Record<ToldFact, string | undefined>>
  /** How it refuses a submission for a reason; undefined where it never does. @param told how its result would be told. */
  readonly refusal: (kind: ErrorKind, told: Told) => Word | undefined
  /** The outcomes of submissions that it takes, where another generation may refuse them. */
  readonly outcomes: Readonly<Partial<Record<ErrorKind, Outcome>>>
}
