import type { Instant, Milliseconds } from '../time.ts'
import type { Attempt, Delivery } from './delivery.ts'

/** How an attempt ended, as the transport saw it. */
export interface AttemptOutcome extends Attempt {
  /** Trying again cannot help: the address may not be called. */
  readonly refused?: boolean
}

/** The wait before each further attempt. Smile ID publishes no schedule, so the default is assumed (v1 §6.9). */
export type RetrySchedule = readonly Milliseconds[]

/**
 * Records an attempt and decides what follows: delivered, tried again on the schedule, or given up.
 * @param now when the attempt ended: the wait is counted from there, so that a slow refusal is not tried again at once.
 */
export function afterAttempt(
  delivery: Delivery,
  outcome: AttemptOutcome,
  schedule: RetrySchedule,
  now: Instant,
): Delivery {
  const { refused, ...attempt } = outcome
  const attempts = [...delivery.attempts, attempt]
  if (refused) return { ...delivery, attempts, state: 'refused' }
  if (accepted(attempt)) return { ...delivery, attempts, state: 'delivered' }
  const wait = schedule[attempts.length - 1]
  if (wait === undefined) return { ...delivery, attempts, state: 'given_up' }
  return { ...delivery, attempts, dueAt: now + wait }
}

/** Any 2xx counts. Source: v1 §6.9. */
function accepted(attempt: Attempt): boolean {
  return attempt.status !== undefined && attempt.status >= 200 && attempt.status < 300
}
