import { locatedJob } from '../../core/decisions/find-job.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Store } from '../../store/store.ts'
import type { Partners } from '../partners/partners.ts'

/** What jobs are found with, whose partner need not be named. */
export interface LocatingParts {
  readonly store: Pick<Store, 'readAmong'>
  readonly partners: Pick<Partners, 'asked'>
}

/** The job of that number. @throws ControlError when there is none, or several partners have one and none is named. */
export async function locateJob(
  { store, partners }: LocatingParts,
  smileJobId: string,
  partnerId?: string,
): Promise<Job> {
  const among = await store.readAmong(partners.asked(partnerId), { job: { fact: 'job', smileJobId } })
  return locatedJob(among, smileJobId).job
}
