import { jobOrUpload } from '../../core/decisions/find-job.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Upload } from '../../core/jobs/upload.ts'
import type { Store } from '../../store/store.ts'

interface Reading {
  readonly store: Pick<Store, 'read'>
}

/** The job that a partner calls so, or the upload whose package has not come. @throws SmileError when neither is known. */
export async function findJob(
  { store }: Reading,
  { partnerId, userId, jobId }: { readonly partnerId: string; readonly userId: string; readonly jobId: string },
): Promise<{ readonly job: Job } | { readonly upload: Upload }> {
  const facts = await store.read(partnerId, {
    job: { fact: 'jobByJobId', userId, jobId },
    upload: { fact: 'uploadByJobId', jobId },
  })
  return jobOrUpload(facts, userId, jobId)
}
