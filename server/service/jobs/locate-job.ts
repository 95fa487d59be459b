import { locatedJob } from '../../core/decisions/find-job.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Storage } from '../../store/tables.ts'
import type { Partners } from '../partners/partners.ts'

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
