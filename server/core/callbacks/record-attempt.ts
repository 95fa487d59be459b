import type { Decision } from '../changes.ts'
import { type AttemptOutcome, afterAttempt, type Delivery, type RetrySchedule } from '../delivery.ts'
import { callbackAttempted, callbackEnded } from '../happenings.ts'
import type { Instant } from '../time.ts'
import { wordTold } from '../worded.ts'
import type { WordingOf } from '../wording.ts'

/**
 * Records an attempt at a callback and what follows from it. A callback that is gone stays gone.
 * @param now when the attempt ended.
 */
export function decideAttempt(
  before: Delivery | undefined,
  outcome: AttemptOutcome,
  schedule: RetrySchedule,
  now: Instant,
  wordingOf: WordingOf,
): Decision<Delivery | undefined> {
  if (!before) return { answer: undefined }
  const after = afterAttempt(before, outcome, schedule, now)
  const word = wordTold(after, wordingOf)
  const ended = callbackEnded(after, now, word)
  return {
    answer: after,
    changes: { deliveries: [{ before, after }] },
    events: [callbackAttempted(after, outcome, word), ...(ended ? [ended] : [])],
  }
}
