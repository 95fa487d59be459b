import type { Attempt, Delivery, DeliveryState } from './delivery.ts'
import type { EventType, Happening } from './event.ts'
import type { Decision, Job } from './job.ts'
import type { Result, TimedResult } from './result.ts'
import type { Instant } from './time.ts'
import type { Upload } from './upload.ts'

/** A submission was announced, or its link renewed. */
export function uploadOpened({ partnerId, smileJobId, request }: Upload, at: Instant): Happening {
  const { jobId, userId, product } = request
  return { at, type: 'upload.opened', partnerId, smileJobId, jobId, userId, product }
}

/** A submission is complete: its package has come, or it needs none. */
export function jobSubmitted(job: Job): Happening {
  return { at: job.submittedAt, type: 'job.submitted', ...about(job), scenario: job.scenario.name }
}

/** A human reviewer has decided. */
export function jobReviewed(job: Job, decision: Decision, at: Instant): Happening {
  return { at, type: 'job.reviewed', ...about(job), decision }
}

/** A verdict has come to hold. */
export function resultDue(job: Job, { from, result }: TimedResult): Happening {
  return { at: from, type: 'result.due', ...about(job), result: briefly(result) }
}

/** A callback was sent, whatever came of it. */
export function callbackAttempted(delivery: Delivery, { at, status, problem }: Attempt): Happening {
  return { at, type: 'callback.attempted', ...told(delivery), attempt: delivery.attempts.length, status, problem }
}

const ends: Readonly<Record<Exclude<DeliveryState, 'owed'>, EventType>> = {
  delivered: 'callback.delivered',
  given_up: 'callback.given_up',
  refused: 'callback.refused',
  cancelled: 'callback.cancelled',
  lost: 'callback.lost',
}

/** A callback has come to its end; undefined while it is owed. */
export function callbackEnded(delivery: Delivery, at: Instant): Happening | undefined {
  if (delivery.state === 'owed') return undefined
  const last = delivery.attempts.at(-1)
  return { at, type: ends[delivery.state], ...told(delivery), status: last?.status, problem: last?.problem }
}

/** A callback is owed once more. */
export function callbackReplayed(delivery: Delivery, at: Instant): Happening {
  return { at, type: 'callback.replayed', ...told(delivery) }
}

function about({ partnerId, smileJobId, submission }: Job): Partial<Happening> {
  const { jobId, userId, product } = submission
  return { partnerId, smileJobId, jobId, userId, product }
}

function told({ id, partnerId, smileJobId, jobId, told: { result } }: Delivery): Partial<Happening> {
  return { partnerId, smileJobId, jobId, callbackId: id, result: briefly(result) }
}

function briefly({ by, code, text, final }: Result): Happening['result'] {
  return { by, code, text, final }
}
