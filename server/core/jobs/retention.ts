import { type Delivery, isComing } from '../callbacks/delivery.ts'
import { megabyte } from '../text/size.ts'
import type { Instant, Milliseconds } from '../time.ts'
import type { UserRecord } from '../users/enrolment.ts'
import { type Job, statusAt } from './job.ts'

/** How much is kept for each partner. Jobs that are not settled are always kept. */
export interface RetentionLimits {
  /** How many jobs, the newest ones. */
  readonly keepJobs: number
  /** How long after their submission; undefined for no limit. */
  readonly keepJobsFor: Milliseconds | undefined
  /** About how many bytes of all records together; `usualRoom` when undefined. */
  readonly keepBytes: number | undefined
}

/** A job of which nothing more comes, and what is kept because of it. */
export interface FinishedJob {
  readonly job: Job
  readonly callbackIds: readonly string[]
  /** What was last said about its user. */
  readonly user: UserRecord | undefined
  /** About how much it takes, with its upload and its callbacks. */
  readonly bytes: number
}

/** An upload whose package never came. */
export interface AbandonedUpload {
  readonly ref: string
  readonly jobId: string
  readonly bytes: number
}

/** What was bound to tokens that have all ended. */
export interface UnheldValue {
  readonly reference: string
  readonly bytes: number
}

/** What may be forgotten of a partner. */
export interface Removable {
  /** How many bytes have to go before more is kept; 0 or less when none. */
  readonly excess: number
  /** Oldest first. */
  readonly jobs: readonly FinishedJob[]
  readonly uploads: readonly AbandonedUpload[]
  readonly boundValues: readonly UnheldValue[]
}

/** What is looked for when something is to be forgotten. */
export interface RemovalWish {
  readonly now: Instant
  /** Uploads that were opened before have been abandoned, unless their package came. */
  readonly openedBefore: Instant
  /** What was bound last before is held by no token. */
  readonly boundBefore: Instant
  /** Whatever has this `job_id` stays: somebody is about to change it. */
  readonly exceptJobId?: string | undefined
  /** Where more bytes are kept than `most`, so much goes that no more than `target` are left. */
  readonly bytes: { readonly most: number; readonly target: number }
  /** What has been kept for long enough goes as well. */
  readonly old?: OldJobs | undefined
}

/** Which jobs have been kept for long enough. */
export interface OldJobs {
  /** Looked for only when the partner's next serial is a multiple of it. */
  readonly every: number
  /** All but so many, the newest. */
  readonly keep: number
  readonly submittedBefore: Instant | undefined
  readonly atMost: number
}

const leastRoom = 256 * megabyte

// A job with all of its pictures takes some 17 kB.
const roomOfJob = leastRoom / 10_000

/** How many bytes are kept for a partner by default: what that many ordinary jobs take. */
export function usualRoom(keepJobs: number): number {
  return Math.max(leastRoom, keepJobs * roomOfJob)
}

/** Whether nothing more happens to a job: its result is final, and no callback is owed or still to be lost. */
export function isSettled(job: Job, deliveries: readonly Delivery[], now: Instant): boolean {
  return (
    statusAt(job, now).state === 'final' &&
    job.results.every(({ from }) => from <= now) &&
    !deliveries.some((one) => isComing(one, now))
  )
}
