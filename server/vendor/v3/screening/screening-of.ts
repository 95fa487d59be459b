import type { Screening } from '../../../core/identity/screening.ts'
import type { Job } from '../../../core/jobs/job.ts'

/** Whom a job looks for. One that was arranged looks for nobody in particular. */
export function screeningOf({ submission: { screening, idInfo, person } }: Job): Screening {
  if (screening) return screening
  const given = [idInfo.firstName ?? person?.firstName, idInfo.lastName ?? person?.lastName].filter(Boolean).join(' ')
  return { fullName: given || 'Nobody', countries: [], aliases: [], strictMatch: true }
}
