import type { IdsOf, JobIds, JobNames } from '../jobs/ids.ts'
import type { Job } from '../jobs/job.ts'
import type { JobRequest } from '../jobs/submission.ts'
import type { Decision } from '../state/changes.ts'
import { createWarning } from '../warnings/warning.ts'
import { type SubmissionSettings, warned } from './judge-request.ts'

/** What a submission under a key of its partner's came to. */
export interface SubmittedOnce {
  readonly job: Job
  /** Whether an earlier submission with that key made the job, so that this one made none. */
  readonly isRepeated: boolean
}

/**
 * Takes a submission under a key: its names follow from the key, so that the job is found by them. The first makes the job; every other
 * is answered with it, whatever it says itself. Source: v3 §16.11.
 * @param known the job of those names, if there is one.
 * @throws StrictError when strict mode refuses a key that was used for another person.
 */
export function decideOnce(
  known: Job | undefined,
  requestOf: (ids: JobIds) => JobRequest,
  settings: SubmissionSettings,
  decideNew: () => Decision<Job>,
): Decision<SubmittedOnce> {
  if (!known) {
    const decided = decideNew()
    return 'refusal' in decided ? decided : { ...decided, answer: { job: decided.answer, isRepeated: false } }
  }
  const request = requestOf(known)
  const other = isAboutSame(request, known)
    ? []
    : [createWarning('idempotency-key-reused', { jobId: known.smileJobId })]
  const { warnings } = warned(request, other, settings)
  return { answer: { job: { ...known, warnings }, isRepeated: true } }
}

/** Every submission under a key has the same names. */
export function namedBy(names: JobNames): IdsOf {
  return (serial) => ({ serial, ...names })
}

/** Whether the same is asked about the same person: a client that tries again may well write another consent, or other parameters. */
function isAboutSame(request: JobRequest, { submission }: Job): boolean {
  const asked = ({ userId, idInfo, screening }: JobRequest) => JSON.stringify([userId, idInfo, screening])
  return asked(request) === asked(submission)
}
