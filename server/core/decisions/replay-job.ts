import type { Delivery } from '../callbacks/delivery.ts'
import { SmileError } from '../errors.ts'
import { type Job, verdictsOf } from '../jobs/job.ts'
import { planJobReplay } from '../jobs/plan.ts'
import { reportedWord } from '../jobs/worded.ts'
import type { WordingOf } from '../jobs/wording.ts'
import type { Decision } from '../state/changes.ts'
import { callbackReplayed } from '../state/happenings.ts'
import type { Instant } from '../time.ts'

/** What sending a job's result again depends on. */
export interface JobReplayFacts {
  readonly job: Job
  /** Those of the job so far. */
  readonly deliveries: readonly Delivery[]
}

/**
 * Sends the final result of a job again, as the partner asks for it.
 * @param url where to, if anybody said.
 * @throws SmileError when there is no final result yet, or nowhere to send it.
 */
export function decideJobReplay(
  { job, deliveries }: JobReplayFacts,
  url: string | undefined,
  now: Instant,
  wordingOf: WordingOf,
): Decision<Job> {
  const { smileJobId } = job
  const newest = verdictsOf(job).findLast(({ from }) => from <= now)
  if (!newest?.result.final) throw new SmileError('job_not_complete', `Job ${smileJobId} has no final result yet.`)
  if (url === undefined) {
    throw new SmileError(
      'no_callback_url',
      `Nobody said where callbacks of job ${smileJobId} go. Send callback_url, or start with --callback-url.`,
    )
  }
  const owed = planJobReplay(job, newest, deliveries, url, now)
  return {
    answer: job,
    changes: { deliveries: owed.map((after) => ({ after })) },
    events: owed.map((one) => callbackReplayed(one, now, reportedWord(one, wordingOf))),
  }
}
