import type { Job } from '../../../core/jobs/job.ts'
import type { Instant } from '../../../core/time.ts'
import type { Store } from '../../../store/store.ts'

// Few partners submit more in an hour, and a record from a file takes its time to read.
const pageSize = 100
const mostPages = 10

/** A partner's jobs that were submitted since a moment, newest first; of very many the newest, and perhaps some older ones. */
export async function recentJobs(
  store: Pick<Store, 'jobs'>,
  partnerId: string,
  since: Instant,
): Promise<readonly Job[]> {
  const jobs: Job[] = []
  for (let page = 0; page < mostPages; page++) {
    const found = await store.jobs({ partnerId, page: { skip: page * pageSize, take: pageSize } })
    jobs.push(...found)
    const oldest = found.at(-1)
    if (found.length < pageSize || (oldest && oldest.submittedAt < since)) break
  }
  return jobs
}
