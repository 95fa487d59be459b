import { setImmediate } from 'node:timers/promises'
import type { Storage } from '../../server/store/tables.ts'
import { namesOf as v1Names } from '../../server/vendor/shared/job-names.ts'
import type { SampleJob } from './sample-job.ts'

// As much as is saved at once.
const batch = 10_000

/** The names of a job that a storage was filled with. */
export function namesOf(serial: number): { readonly userId: string; readonly jobId: string } {
  return { userId: `user-${serial}`, jobId: `job-${serial}` }
}

/** Fills an empty storage with copies of a job, by the verbs that a submission is kept by. @param say called with how many there are. */
export async function fillStorage(
  storage: Storage,
  sample: SampleJob,
  count: number,
  say: (stored: number) => void,
): Promise<void> {
  const text = JSON.stringify(sample)
  for (let stored = 0; stored < count; stored += batch) {
    storage.atomically(() => {
      for (let one = stored; one < Math.min(stored + batch, count); one++) addCopy(storage, JSON.parse(text))
    })
    say(Math.min(stored + batch, count))
    await setImmediate()
  }
}

/** @param copy as deep as records are that came by the wire: no two share anything. */
function addCopy(storage: Storage, { upload, job }: SampleJob): void {
  const { partnerId } = job
  const serial = storage.serial(partnerId) + 1
  const ids = { serial, ...v1Names({ partnerId, serial, seed: '' }) }
  storage.saveSerial(partnerId, serial)
  const names = namesOf(serial)
  const params = { user_id: names.userId, job_id: names.jobId }
  const renamed = <Request extends SampleJob['upload']['request'] | SampleJob['job']['submission']>(one: Request) => ({
    ...one,
    ...names,
    partnerParams: { ...one.partnerParams, ...params },
  })
  storage.saveUpload({ ...upload, ...ids, request: renamed(upload.request) })
  storage.savePlan({ job: { ...job, ...ids, submission: renamed(job.submission) }, deliveries: [] })
}
