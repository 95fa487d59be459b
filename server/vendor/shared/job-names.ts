import type { JobNames, JobOrigin } from '../../core/jobs/ids.ts'
import { digest, seeded } from '../../core/text/seed.ts'

/** `SmileJobID`, ten digits; and `ref_id`, `<partner>-<smile_job_id>-<six characters>`. Source: v1 §3.2. */
export function namesOf({ partnerId, serial, seed }: JobOrigin): JobNames {
  const smileJobId = String(serial).padStart(10, '0')
  const tail = digest(seeded(seed, `${partnerId}/${smileJobId}`)).slice(0, 6)
  return { smileJobId, ref: `${partnerId}-${smileJobId}-${tail}` }
}

/** The job that a ref_id is of. */
export function smileJobIdIn(ref: string): string {
  return ref.split('-').at(-2) ?? ''
}
