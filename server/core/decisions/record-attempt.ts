import type { Delivery } from '../callbacks/delivery.ts'
import { type AttemptOutcome, afterAttempt, type RetrySchedule } from '../callbacks/retry.ts'
import { reportedWord } from '../jobs/worded.ts'
import type { WordingOf } from '../jobs/wording.ts'
import type { Decision } from '../state/changes.ts'
import { callbackAttempted, callbackEnded } from '../state/happenings.ts'
import type { Instant } from '../time.ts'

/**
 * Records an attempt at a callback and what follows from it. A callback that was removed stays removed.
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
  const word = reportedWord(after, wordingOf)
  const ended = callbackEnded(after, now, word)
  return {
    answer: after,
    changes: { deliveries: [{ before, after }] },
    events: [callbackAttempted(after, outcome, word), ...(ended ? [ended] : [])],
  }
}
