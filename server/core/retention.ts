import { type Delivery, isComing } from './delivery.ts'
import { type Job, statusAt } from './job.ts'
import type { Instant, Milliseconds } from './time.ts'

/** How much is kept of each partner. What is not settled is kept in any case. */
export interface Retention {
  /** So many jobs, the newest. */
  readonly keepJobs: number
  /** For so long after their submission; undefined for as long as the emulator has them. */
  readonly keepJobsFor: Milliseconds | undefined
}

/** Whether nothing comes of a job any more: its result is final, and no callback is owed or to be lost. */
export function isSettled(job: Job, deliveries: readonly Delivery[], now: Instant): boolean {
  return (
    statusAt(job, now).state === 'final' &&
    job.results.every(({ from }) => from <= now) &&
    !deliveries.some((one) => isComing(one, now))
  )
}
