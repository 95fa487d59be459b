import type { Job } from '../../core/jobs/job.ts'
import { bytesToFree, createJobPicker, type JobPicker, removalSearch } from '../../core/jobs/removal.ts'
import { type FinishedJob, isSettled, type Removable, type RemovalWish } from '../../core/jobs/retention.ts'
import type { Storage } from '../tables.ts'

/** Finds in the tables what may be forgotten of a partner. Mostly nothing is looked for: it costs more than a submission does. */
export function loadRemovable(tables: Storage, partnerId: string, wish: RemovalWish): Removable {
  const kept = { bytes: tables.bytesKept(partnerId), serial: tables.serial(partnerId) }
  const { excess, old, below } = removalSearch(wish, kept)
  if (excess <= 0 && !old) return { excess, jobs: [], uploads: [], boundValues: [] }

  const abandoned = tables.abandonedUploads(partnerId, below, wish.openedBefore)
  const uploads = abandoned.filter(({ jobId }) => jobId !== wish.exceptJobId)
  const boundValues = excess > 0 ? tables.unheldValues(partnerId, wish.boundBefore) : []
  const toFree = bytesToFree(wish, kept, [...uploads, ...boundValues])
  const picker = createJobPicker(old, old ? tables.countJobs({ partnerId }) : 0, toFree)
  return { excess, jobs: finishedJobs(tables, partnerId, wish, picker), uploads, boundValues }
}

function finishedJobs(
  tables: Storage,
  partnerId: string,
  { now, exceptJobId }: RemovalWish,
  picker: JobPicker,
): readonly FinishedJob[] {
  for (const job of tables.oldestJobs(partnerId)) {
    if (picker.isEnough(job)) break
    const finished = job.submission.jobId === exceptJobId ? undefined : finishedJob(tables, job, now)
    if (finished) picker.pick(finished)
  }
  return picker.picked
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
