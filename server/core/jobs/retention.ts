import { type Delivery, isComing } from '../callbacks/delivery.ts'
import { megabyte } from '../text/size.ts'
import type { Instant, Milliseconds } from '../time.ts'
import { type Job, statusAt } from './job.ts'

/** How much is kept of each partner. What is not settled is kept in any case. */
export interface RetentionLimits {
  /** So many jobs, the newest. */
  readonly keepJobs: number
  /** For so long after their submission; undefined for as long as the emulator has them. */
  readonly keepJobsFor: Milliseconds | undefined
  /** So many bytes of all records together, about; as many as `usualRoom` says when undefined. */
  readonly keepBytes: number | undefined
}

const leastRoom = 256 * megabyte

// A job with all of its pictures takes some 17 kB.
const roomOfJob = leastRoom / 10_000

/** How many bytes are kept of a partner unless somebody says: as many as so many ordinary jobs take. */
export function usualRoom(keepJobs: number): number {
  return Math.max(leastRoom, keepJobs * roomOfJob)
}

/** Whether nothing comes of a job any more: its result is final, and no callback is owed or to be lost. */
export function isSettled(job: Job, deliveries: readonly Delivery[], now: Instant): boolean {
  return (
    statusAt(job, now).state === 'final' &&
    job.results.every(({ from }) => from <= now) &&
    !deliveries.some((one) => isComing(one, now))
  )
}
