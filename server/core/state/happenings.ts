import type { Attempt, Delivery, DeliveryState } from '../callbacks/delivery.ts'
import type { Decision, Job } from '../jobs/job.ts'
import type { Result, TimedResult } from '../jobs/result.ts'
import type { Upload } from '../jobs/upload.ts'
import type { Word } from '../jobs/wording.ts'
import type { Instant } from '../time.ts'
import type { EventType, Happening } from './event.ts'

/** A submission was announced, or its link renewed. */
export function uploadOpened({ partnerId, smileJobId, request }: Upload, at: Instant): Happening {
  const { jobId, userId, product } = request
  return { at, type: 'upload.opened', partnerId, smileJobId, jobId, userId, product }
}

/** A submission is complete: its package has come, or it needs none. */
export function jobSubmitted(job: Job, isAnswered: boolean): Happening {
  const { generation } = job.submission
  return {
    ...aboutJob(job),
    at: job.submittedAt,
    type: 'job.submitted',
    generation,
    isAnswered,
    scenario: job.scenario.name,
  }
}

/** A human reviewer has decided. */
export function jobReviewed(job: Job, decision: Decision, at: Instant): Happening {
  return { ...aboutJob(job), at, type: 'job.reviewed', decision }
}

/** A verdict is now valid. */
export function resultDue(job: Job, { from, result }: TimedResult, word: Word): Happening {
  return { ...aboutJob(job), at: from, type: 'result.due', result: briefly(result, word) }
}

/** A callback was sent, successfully or not. */
export function callbackAttempted(delivery: Delivery, { at, status, problem }: Attempt, word: Word): Happening {
  return {
    ...aboutCallback(delivery, word),
    at,
    type: 'callback.attempted',
    attempt: delivery.attempts.length,
    status,
    problem,
  }
}

const ends: Readonly<Record<Exclude<DeliveryState, 'owed'>, EventType>> = {
  delivered: 'callback.delivered',
  given_up: 'callback.given_up',
  refused: 'callback.refused',
  cancelled: 'callback.cancelled',
  lost: 'callback.lost',
}

/** A callback has ended; undefined while it is owed. */
export function callbackEnded(delivery: Delivery, at: Instant, word: Word): Happening | undefined {
  if (delivery.state === 'owed') return undefined
  const last = delivery.attempts.at(-1)
  return {
    ...aboutCallback(delivery, word),
    at,
    type: ends[delivery.state],
    status: last?.status,
    problem: last?.problem,
  }
}

/** A callback is owed again. */
export function callbackReplayed(delivery: Delivery, at: Instant, word: Word): Happening {
  return { ...aboutCallback(delivery, word), at, type: 'callback.replayed' }
}

function aboutJob({ partnerId, smileJobId, submission }: Job): Partial<Happening> {
  const { jobId, userId, product } = submission
  return { partnerId, smileJobId, jobId, userId, product }
}

function aboutCallback(
  { id, generation, partnerId, smileJobId, jobId, reported: { result } }: Delivery,
  word: Word,
): Partial<Happening> {
  return { generation, partnerId, smileJobId, jobId, callbackId: id, result: briefly(result, word) }
}

function briefly({ by, final }: Result, { code, text }: Word): Happening['result'] {
  return { by, code, text, final }
}
