import { locatedJob } from '../../core/decisions/find-job.ts'
import { decideReview } from '../../core/decisions/review-job.ts'
import type { Decision, Job } from '../../core/jobs/job.ts'
import type { WordingOf } from '../../core/jobs/wording.ts'
import type { Instant } from '../../core/time.ts'
import type { Store } from '../../store/store.ts'
import type { Clocks } from '../partners/clocks.ts'
import type { Partners } from '../partners/partners.ts'

/** What a review works with. */
export interface ReviewParts {
  readonly store: Pick<Store, 'decideAmong'>
  readonly partners: Pick<Partners, 'asked'>
  readonly clocks: Pick<Clocks, 'clockOf'>
  readonly wordingOf: WordingOf
}

/**
 * Says what the human reviewer says of a job.
 * @throws ControlError unless there is one such job, and it is in review.
 */
export async function reviewJob(
  { store, partners, clocks, wordingOf }: ReviewParts,
  { smileJobId, partnerId }: { readonly smileJobId: string; readonly partnerId: string | undefined },
  decision: Decision,
): Promise<Job> {
  const nowOf = (id: string): Instant => clocks.clockOf(id).now()
  return store.decideAmong(
    partners.asked(partnerId),
    { job: { fact: 'job', smileJobId }, deliveries: { fact: 'deliveriesOfJob', smileJobId } },
    (among) => {
      const found = locatedJob(among, smileJobId)
      return { partnerId: found.partnerId, ...decideReview(found, decision, nowOf(found.partnerId), wordingOf) }
    },
  )
}
