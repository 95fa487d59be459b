import type { Job } from '../../core/jobs/job.ts'
import { type FinishedJob, isSettled, type Removable, type RemovalWish } from '../../core/jobs/retention.ts'
import type { Storage } from '../tables.ts'

/** Finds in the tables what may be forgotten of a partner. Mostly nothing is looked for: it costs more than a submission does. */
export function loadRemovable(tables: Storage, partnerId: string, wish: RemovalWish): Removable {
  const bytes = tables.bytesKept(partnerId)
  const excess = bytes - wish.bytes.most
  const serial = tables.serial(partnerId) + 1
  const old = wish.old && serial % wish.old.every === 0 ? wish.old : undefined
  if (excess <= 0 && !old) return { excess, jobs: [], uploads: [], boundValues: [] }

  const below = excess > 0 || !old ? Number.MAX_SAFE_INTEGER : serial - old.keep
  const abandoned = tables.abandonedUploads(partnerId, below, wish.openedBefore)
  const uploads = abandoned.filter(({ jobId }) => jobId !== wish.exceptJobId)
  const boundValues = excess > 0 ? tables.unheldValues(partnerId, wish.boundBefore) : []
  const freed = [...uploads, ...boundValues].reduce((sum, { bytes }) => sum + bytes, 0)
  const toFree = excess > 0 ? bytes - wish.bytes.target - freed : 0
  return { excess, jobs: finishedJobs(tables, partnerId, { ...wish, old }, toFree), uploads, boundValues }
}

/** The oldest jobs that are finished, as many as free so many bytes, and those that are old besides. */
function finishedJobs(tables: Storage, partnerId: string, wish: RemovalWish, toFree: number): readonly FinishedJob[] {
  const { now, exceptJobId, old } = wish
  const tooMany = old ? tables.countJobs({ partnerId }) - old.keep : 0
  const jobs: FinishedJob[] = []
  let freed = 0
  const isOld = ({ submittedAt }: Job): boolean =>
    old !== undefined &&
    jobs.length < old.atMost &&
    (jobs.length < tooMany || submittedAt < (old.submittedBefore ?? Number.NEGATIVE_INFINITY))
  for (const job of tables.oldestJobs(partnerId)) {
    if (freed >= toFree && !isOld(job)) break
    const finished = job.submission.jobId === exceptJobId ? undefined : finishedJob(tables, job, now)
    if (!finished) continue
    jobs.push(finished)
    freed += finished.bytes
  }
  return jobs
}

function finishedJob(tables: Storage, job: Job, now: RemovalWish['now']): FinishedJob | undefined {
  const { partnerId, smileJobId, ref, submission } = job
  const deliveries = tables.deliveriesOf(partnerId, smileJobId)
  if (!isSettled(job, deliveries, now)) return undefined
  return {
    job,
    callbackIds: deliveries.map(({ id }) => id),
    user: tables.user(partnerId, submission.userId),
    bytes: tables.bytesOfJob(partnerId, smileJobId, ref),
  }
}
