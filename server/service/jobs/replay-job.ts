import { decideJobReplay } from '../../core/decisions/replay-job.ts'
import { SmileError } from '../../core/errors.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { WordingOf } from '../../core/jobs/wording.ts'
import type { Store } from '../../store/store.ts'
import type { Begun } from './submission-parts.ts'

/** What sending a job's result again works with. */
export interface JobReplayParts {
  readonly store: Pick<Store, 'decide'>
  readonly wordingOf: WordingOf
}

/** A job whose result is to be sent again. */
export interface AskedReplay {
  readonly partnerId: string
  readonly smileJobId: string
  /** The generation by which it is asked for: jobs of others are not found. */
  readonly generation: string
  /** Where to, given what the job itself says. */
  readonly urlOf: (job: Job) => string | undefined
}

/** Sends the final result of a job again, with a new signature. @throws SmileError when there is no such job, no result yet, or nowhere to send it. */
export async function replayJob(
  { store, wordingOf }: JobReplayParts,
  { partnerId, smileJobId, generation, urlOf }: AskedReplay,
  { now, epoch }: Begun,
): Promise<Job> {
  const keys = { job: { fact: 'job', smileJobId }, deliveries: { fact: 'deliveriesOfJob', smileJobId } } as const
  return store.decide({ partnerId, epoch }, keys, ({ job, deliveries }) => {
    if (job?.submission.generation !== generation) {
      throw new SmileError('job_not_found', `Partner "${partnerId}" has no job ${smileJobId} here.`)
    }
    return decideJobReplay({ job, deliveries }, urlOf(job), now, wordingOf)
  })
}
