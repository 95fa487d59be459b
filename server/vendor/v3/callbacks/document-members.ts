import type { Job } from '../../../core/jobs/job.ts'
import { pictureOf } from '../../../core/jobs/submission.ts'
import { type Instant, toTimestamp } from '../../../core/time.ts'
import type { V3DocumentVerificationCallback } from '../../../generated/v3/document-verification-callback.ts'
import { cardNumber } from '../../shared/card-number.ts'
import type { JobLinks } from '../views/job-links.ts'
import type { VerdictRow } from '../wording/products/row.ts'
import { idFields } from './person-members.ts'

type Fields = NonNullable<V3DocumentVerificationCallback['id_fields']>

/** What was read from a document: as of other products, and what fits the verdict. Source of the members: v3 §8. */
export function documentFields(job: Job, { reason }: VerdictRow): Fields {
  const { submission, submittedAt } = job
  const { person } = submission
  const read = idFields(submission)
  return {
    ...read,
    id_type: read.id_type ?? kindSeen(job),
    id_number: person ? cardNumber(person, 'first') : null,
    ...(reason === 'document_expired' && {
      issuance_date: dayBefore(submittedAt, { years: 10, days: 30 }),
      expiration_date: dayBefore(submittedAt, { days: 30 }),
    }),
  }
}

/** Which document it is, where nobody said so: one with a back is a card. Smile ID classifies it (v3 §4.2); how is assumed. */
function kindSeen({ submission }: Job): string {
  return pictureOf(submission.package, 'document_back') ? 'IDENTITY_CARD' : 'PASSPORT'
}

/** Links to the pictures that were sent. Source: v3 §8 [INT-C]. */
export function imageLinks(links: JobLinks | undefined): V3DocumentVerificationCallback['image_links'] {
  return {
    selfie_image: links?.picture('selfie') ?? null,
    id_card_image: links?.picture('document_front') ?? null,
    id_card_back_image: links?.picture('document_back') ?? null,
  }
}

/** How long before a moment. */
interface Span {
  readonly years?: number
  readonly months?: number
  readonly days?: number
}

/** The day of the calendar that is some time before a moment, or after it. */
export function dayBefore(moment: Instant, { years = 0, months = 0, days = 0 }: Span): string {
  const date = new Date(moment)
  date.setUTCFullYear(date.getUTCFullYear() - years, date.getUTCMonth() - months, date.getUTCDate() - days)
  return toTimestamp(date.getTime()).slice(0, 10)
}
