import type { Job } from '../../../core/jobs/job.ts'
import { pictureOf } from '../../../core/jobs/submission.ts'
import type { Instant } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { type LinkedPicture, pictureNames } from './picture-names.ts'
import { picturePath, receiptPath } from './routes.ts'
import { viewLink } from './view-link.ts'

/** The links of a job, each signed when it is asked for: most callbacks show only some. */
export interface JobLinks {
  readonly receipt: () => string
  /** Null when there is no such picture. */
  readonly picture: (which: LinkedPicture) => string | null
}

/** A job's links, signed as of `now`. @param origin scheme and host by which their reader reaches the emulator. */
export function jobLinks(job: Job, partner: Partner, origin: string, now: Instant): JobLinks {
  const { partnerId, smileJobId } = job
  const link = (path: string) => viewLink(path, job, partner, origin, now)
  return {
    receipt: () => link(receiptPath(partnerId, smileJobId)),
    picture: (which) => (hasPicture(job, which) ? link(picturePath(partnerId, smileJobId, pictureNames[which])) : null),
  }
}

/** Whether a job has the picture: one that was really sent, or the photo of a person who was looked up. */
export function hasPicture({ submission }: Job, which: LinkedPicture): boolean {
  if (which === 'photo') return submission.person !== undefined
  return pictureOf(submission.package, which) !== undefined
}
