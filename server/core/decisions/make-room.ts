import { FullError } from '../errors.ts'
import type { FinishedJob, Removable } from '../jobs/retention.ts'
import type { Decision } from '../state/changes.ts'
import type { Instant } from '../time.ts'
import { approvedEnrolment, type UserRecord } from '../users/enrolment.ts'

/** What can be forgotten of the partner that a decision is about. */
export interface RetentionFacts {
  readonly partnerId: string
  readonly removable: Removable
}

/**
 * Decides, and forgets what is too old or has to make room for what is decided.
 * @param keepBytes how much may be kept of the partner.
 * @returns the refusal with a FullError when there is not enough that could be forgotten.
 */
export function withRoom<Answer>(
  { partnerId, removable }: RetentionFacts,
  keepBytes: number,
  now: Instant,
  decide: () => Decision<Answer>,
): Decision<Answer> {
  const { excess, jobs, uploads, boundValues } = removable
  const nothingGoes = jobs.length + uploads.length + boundValues.length === 0
  if (nothingGoes && excess <= 0) return decide()
  const freed = [...jobs, ...uploads, ...boundValues].reduce((sum, { bytes }) => sum + bytes, 0)
  const decided: Decision<Answer> = excess > freed ? { refusal: new FullError(partnerId, keepBytes) } : decide()
  if (nothingGoes) return decided
  const forgotten = {
    jobs: jobs.map(({ job: { smileJobId, ref }, callbackIds }) => ({ smileJobId, ref, callbackIds })),
    uploads: uploads.map(({ ref }) => ref),
    boundValues: boundValues.map(({ reference }) => reference),
  }
  const users = [...enrolledBy(jobs, now), ...(decided.changes?.users ?? [])]
  return { ...decided, changes: { ...decided.changes, users, forgotten } }
}

/** Whom one of these jobs put on file stays on file. */
function enrolledBy(jobs: readonly FinishedJob[], now: Instant): readonly UserRecord[] {
  const users = new Map<string, UserRecord>()
  for (const { job, user } of jobs) {
    const { partnerId, userId } = job.submission
    const since = approvedEnrolment(job, now)
    const known = users.get(userId) ?? user
    if (Number.isFinite(since) && (known?.since ?? Number.NEGATIVE_INFINITY) < since) {
      users.set(userId, { partnerId, userId, state: 'enrolled', since })
    }
  }
  return [...users.values()]
}
