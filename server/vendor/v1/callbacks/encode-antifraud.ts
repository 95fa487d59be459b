import type { Job } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import type { Instant } from '../../../core/time.ts'
import type { V1Result } from '../../../generated/v1/job-status-response.ts'

/** The users in whom Smile Secure sees the same person. Source: v1 §6.7. */
export function suspectUsers({ suspects = [] }: Result): NonNullable<V1Result['Antifraud']> {
  return { SuspectUsers: suspects.map((userId) => ({ user_id: userId, reason: 'same-person' })) }
}

/** What Smile Secure has found about a job by `now`, besides the job's own result. Source: v1 §6.10 [JAVA]. */
export function encodeAntifraud({ results }: Job, now: Instant): Pick<V1Result, 'Antifraud'> {
  const said = results.findLast(({ from, result }) => result.by === 'smile_secure' && from <= now)
  return said && said.result.outcome !== 'secure_unavailable' ? { Antifraud: suspectUsers(said.result) } : {}
}
