import type { Job } from '../../../../core/jobs/job.ts'
import { digits } from '../../../../core/text/seed.ts'
import type { V3ResidencyDocumentVerificationCallback } from '../../../../generated/v3/residency-document-verification-callback.ts'
import { cardNumber } from '../../../shared/card-number.ts'
import { dayBefore, documentFields } from '../document-members.ts'
import type { CallbackForm } from '../form.ts'
import { isFavourable, type ReportedVerdict } from '../verdict-members.ts'
import { documentMembers } from './documents.ts'

type Visa = V3ResidencyDocumentVerificationCallback['additional_documents'][number]

/** Residency Document Verification: what is said of every document, and what was read of the visa. Source: v3 §18 [AR]. */
export const residencyCallback: CallbackForm = {
  schema: 'v3/residency-document-verification-callback',
  body: (job, reported): V3ResidencyDocumentVerificationCallback => ({
    ...documentMembers(job, reported),
    additional_documents: isFavourable(reported.verdict) ? [visaRead(job, reported)] : [],
    product: 'residency_document_verification',
  }),
}

const entries = ['single', 'multiple', 'other'] as const

/** Made up, and the same each time. It holds when the job comes: begun up to five months before, for nine months or more. */
function visaRead(job: Job, { links, verdict }: ReportedVerdict): Visa {
  const { full_name, id_number } = documentFields(job, verdict)
  const { submission, smileJobId, submittedAt } = job
  const chosen = (what: string, of: number) => Number(digits(`${what}/${smileJobId}`, 6)) % of
  const begun = dayBefore(submittedAt, { months: chosen('begun', 5), days: 1 })
  const months = 9 + chosen('months', 16)
  return {
    image_link: links?.picture('visa') ?? null,
    full_name,
    id_number: submission.person ? cardNumber(submission.person, 'visa') : null,
    issued_at: 'Head office',
    issuance_date: begun,
    expiry: { expiry_date: dayBefore(Date.parse(begun), { months: -months }), expiry_period_in_months: String(months) },
    conditions: 'No employment',
    no_of_entries: entries[chosen('entries', entries.length)] ?? 'other',
    document_primary_id: id_number,
  }
}
