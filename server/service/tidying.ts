import { approvedEnrolment } from '../core/enrolment.ts'
import type { Job } from '../core/job.ts'
import { isSettled, type Retention } from '../core/retention.ts'
import type { Instant, Milliseconds } from '../core/time.ts'
import type { Storage } from '../storage/storage.ts'
import type { Settlements } from './settlements.ts'

/** What tidying works with. */
export interface TidyingParts {
  readonly storage: Storage
  readonly settlements: Pick<Settlements, 'forgetOne'>
  readonly retention: Retention
  /** How long a package may take to come. */
  readonly uploadLinkLifetime: Milliseconds
  /** A submission is forgotten, and what is kept of it elsewhere may go too. */
  readonly onForget: (ref: string) => void
}

/** Forgets old jobs, so that memory has a bound however long the emulator runs. */
export interface Tidying {
  /** A partner's so-manieth submission has come. */
  tidy(partnerId: string, serial: number, now: Instant): void
}

// Looking costs more than a submission does, so it is done now and then, and a few jobs more than said may be there.
const every = 100

// A file may have a million more than are to be kept, and whoever submits is not to wait for all of them.
const mostAtOnce = 1_000

export function createTidying(parts: TidyingParts): Tidying {
  const { storage, settlements, retention, uploadLinkLifetime, onForget } = parts
  const { keepJobs, keepJobsFor } = retention

  function forgetJobs(partnerId: string, now: Instant): void {
    const excess = Math.max(0, storage.countJobs({ partnerId }) - keepJobs)
    if (excess === 0 && keepJobsFor === undefined) return
    const isOld = ({ submittedAt }: Job) => keepJobsFor !== undefined && submittedAt < now - keepJobsFor
    let forgotten = 0
    for (const job of oldest(partnerId)) {
      if (forgotten >= mostAtOnce || (forgotten >= excess && !isOld(job))) return
      if (!isSettled(job, storage.deliveriesOf(partnerId, job.smileJobId), now)) continue
      forget(job, now)
      forgotten += 1
    }
  }

  /** In the order in which they came. The first are mostly enough, but what is not settled stays, and may be most of them. */
  function* oldest(partnerId: string): Generator<Job> {
    const first = mostAtOnce + every
    const jobs = storage.oldestJobs(partnerId, first)
    yield* jobs
    if (jobs.length === first) yield* storage.oldestJobs(partnerId, Number.MAX_SAFE_INTEGER)
  }

  function forget(job: Job, now: Instant): void {
    const { partnerId, smileJobId, ref, submission } = job
    const since = approvedEnrolment(job, now)
    const record = storage.user(partnerId, submission.userId)
    storage.atomically(() => {
      // Whom the job put on file stays on file.
      if (Number.isFinite(since) && (record?.since ?? Number.NEGATIVE_INFINITY) < since) {
        storage.saveUser({ partnerId, userId: submission.userId, state: 'enrolled', since })
      }
      for (const { id } of storage.deliveriesOf(partnerId, smileJobId)) settlements.forgetOne(id)
      storage.forgetJob(partnerId, smileJobId, ref)
    })
    onForget(ref)
  }

  return {
    tidy(partnerId, serial, now) {
      if (serial % every !== 0 || (keepJobs === Number.POSITIVE_INFINITY && keepJobsFor === undefined)) return
      storage.atomically(() => {
        forgetJobs(partnerId, now)
        storage.forgetAbandoned(partnerId, serial - keepJobs, now - uploadLinkLifetime)
      })
    },
  }
}
