import type { WholeSubmission } from '../../core/decisions/submit-whole.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { JobRequest } from '../../core/jobs/submission.ts'
import type { Begun, SubmissionParts } from './submission-parts.ts'
import { submitWhole } from './submit-whole.ts'

/** What is asked of an authority. */
export interface Lookup extends Omit<WholeSubmission, 'requestOf'> {
  readonly request: JobRequest
}

/** Looks somebody up with an authority, in one call. @throws like `submitWhole`. */
export async function lookUp(parts: SubmissionParts, { request, ...rest }: Lookup, begun: Begun): Promise<Job> {
  return submitWhole(parts, { ...request, sent: request }, { ...rest, requestOf: () => request }, begun)
}
