import type { Job } from '../core/job.ts'
import { locatedJob } from '../core/jobs/find-job.ts'
import type { Storage } from '../storage/storage.ts'
import type { Partners } from './partners.ts'

/** What jobs are found with, whose partner need not be named. */
export interface LocatingParts {
  readonly storage: Pick<Storage, 'job'>
  readonly partners: Pick<Partners, 'asked'>
}

/** The job of that number. @throws ControlError when there is none, or several partners have one and none is named. */
export function locateJob({ storage, partners }: LocatingParts, smileJobId: string, partnerId?: string): Job {
  return locatedJob(
    partners.asked(partnerId).map((id) => ({ job: storage.job(id, smileJobId) })),
    smileJobId,
  ).job
}
