import { FullError } from '../../core/errors.ts'
import type { Job } from '../../core/jobs/job.ts'
import { isSettled, type RetentionLimits, usualRoom } from '../../core/jobs/retention.ts'
import { weightOf } from '../../core/jobs/weight.ts'
import type { Instant, Milliseconds } from '../../core/time.ts'
import { approvedEnrolment } from '../../core/users/enrolment.ts'
import type { Storage } from '../../store/tables.ts'
import type { Settlements } from '../callbacks/settlements.ts'

/** What retention works with. */
export interface RetentionParts {
  readonly storage: Storage
  readonly settlements: Pick<Settlements, 'forgetOne'>
  readonly retentionLimits: RetentionLimits
  /** How long a package may take to come. */
  readonly uploadLinkLifetime: Milliseconds
  /** A submission is forgotten, and what is kept of it elsewhere may go too. */
  readonly onForget: (ref: string) => void
}

/** Forgets old jobs, so that memory has a bound however long the emulator runs. */
export interface Retention {
  /** A partner's so-manieth submission has come. */
  removeOld(partnerId: string, serial: number, now: Instant): void
  /**
   * Something is about to be kept of a partner. What is abandoned or finished goes, the oldest first, as far as there is no
   * room for it. Throws a FullError when that does not suffice.
   */
  makeRoom(partnerId: string, addition: unknown, now: Instant): void
}

// Looking costs more than a submission does, so it is done now and then, and a few jobs more than said may be there.
const every = 100

// A file may have a million more than are to be kept, and whoever submits is not to wait for all of them.
const mostAtOnce = 1_000

// The part of what is kept that goes besides, so that not every submission looks for what could go.
const spare = 0.05

export function createRetention(parts: RetentionParts): Retention {
  const { storage, settlements, retentionLimits, uploadLinkLifetime, onForget } = parts
  const { keepJobs, keepJobsFor, keepBytes = usualRoom(keepJobs) } = retentionLimits

  function forgetJobs(partnerId: string, now: Instant): void {
    const excess = Math.max(0, storage.countJobs({ partnerId }) - keepJobs)
    if (excess === 0 && keepJobsFor === undefined) return
    const isOld = ({ submittedAt }: Job) => keepJobsFor !== undefined && submittedAt < now - keepJobsFor
    let forgotten = 0
    for (const job of storage.oldestJobs(partnerId)) {
      if (forgotten >= mostAtOnce || (forgotten >= excess && !isOld(job))) return
      if (!isSettled(job, storage.deliveriesOf(partnerId, job.smileJobId), now)) continue
      forget(job, now)
      forgotten += 1
    }
  }

  /** @param room how many bytes may be kept of the partner afterwards. */
  function forgetDownTo(room: number, partnerId: string, now: Instant): void {
    storage.forgetAbandoned(partnerId, Number.MAX_SAFE_INTEGER, now - uploadLinkLifetime)
    for (const job of storage.oldestJobs(partnerId)) {
      if (storage.bytesKept(partnerId) <= room) return
      if (isSettled(job, storage.deliveriesOf(partnerId, job.smileJobId), now)) forget(job, now)
    }
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
    makeRoom(partnerId, addition, now) {
      const room = keepBytes - weightOf(addition)
      if (storage.bytesKept(partnerId) <= room) return
      storage.atomically(() => forgetDownTo(room - keepBytes * spare, partnerId, now))
      if (storage.bytesKept(partnerId) > room) throw new FullError(partnerId, keepBytes)
    },
    removeOld(partnerId, serial, now) {
      if (serial % every !== 0 || (keepJobs === Number.POSITIVE_INFINITY && keepJobsFor === undefined)) return
      storage.atomically(() => {
        forgetJobs(partnerId, now)
        storage.forgetAbandoned(partnerId, serial - keepJobs, now - uploadLinkLifetime)
      })
    },
  }
}
