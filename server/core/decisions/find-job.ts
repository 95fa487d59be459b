import { ControlError, SmileError } from '../errors.ts'
import type { Job } from '../jobs/job.ts'
import type { Upload } from '../jobs/upload.ts'

/** What is stored under a `job_id`. */
export interface NamedFacts {
  readonly partnerId: string
  /** The newest job with that `job_id` and user. */
  readonly job: Job | undefined
  /** The upload with that `job_id`, of any user. */
  readonly upload: Upload | undefined
}

/** The job, or the upload whose package has not come. @throws SmileError when neither is known. */
export function jobOrUpload(
  { partnerId, job, upload }: NamedFacts,
  userId: string,
  jobId: string,
): { readonly job: Job } | { readonly upload: Upload } {
  // A lookup does not reserve its job_id, and a test may arrange a job again: the newest one is meant.
  if (job && !(upload?.request.userId === userId && upload.serial > job.serial)) return { job }
  if (upload && upload.request.userId === userId) return { upload }
  throw new SmileError(
    'job_not_found',
    upload
      ? `job_id "${jobId}" belongs to user_id "${upload.request.userId}", not to "${userId}".`
      : `Partner ${partnerId} has opened no upload with job_id "${jobId}".`,
  )
}

/** The job with a Smile job id. @throws ControlError unless exactly one partner has one. */
export function locatedJob<One extends { readonly job: Job | undefined }>(
  among: readonly One[],
  smileJobId: string,
): One & { readonly job: Job } {
  const [found, another] = among.filter((one): one is One & { readonly job: Job } => one.job !== undefined)
  if (!found) throw new ControlError(404, `There is no job ${smileJobId}. GET /__emulator/jobs lists them.`)
  if (another) {
    throw new ControlError(
      409,
      `Partners ${found.job.partnerId} and ${another.job.partnerId} both have a job ${smileJobId}. Name one with ?partner_id=.`,
    )
  }
  return found
}
