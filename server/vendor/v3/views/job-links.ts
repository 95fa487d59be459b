import type { Job } from '../../../core/jobs/job.ts'
import type { Instant } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { receiptLink } from './receipt-link.ts'

/** The links of a job, each signed when it is asked for: most callbacks show only some. */
export interface JobLinks {
  readonly receipt: () => string
}

/** A job's links, signed as of `now`. @param origin scheme and host by which their reader reaches the emulator. */
export function jobLinks(job: Job, partner: Partner, origin: string, now: Instant): JobLinks {
  return { receipt: () => receiptLink(job, partner, origin, now) }
}
