import type { Job } from '../../../../core/jobs/job.ts'
import type { V3DocumentVerificationCallback } from '../../../../generated/v3/document-verification-callback.ts'
import type { V3EnhancedDocumentVerificationCallback } from '../../../../generated/v3/enhanced-document-verification-callback.ts'
import { documentFields, imageLinks } from '../document-members.ts'
import type { CallbackForm } from '../form.ts'
import { isFavourable, type ReportedVerdict, verdictMembers } from '../verdict-members.ts'

type DocumentMembers = Omit<V3DocumentVerificationCallback, 'product'>

/** What is said of every product that is about a document. Sources: v3 §8, §18. */
export function documentMembers(job: Job, reported: ReportedVerdict): DocumentMembers {
  const { verdict, links } = reported
  return {
    ...verdictMembers(job, reported),
    id_fields: isFavourable(verdict) ? documentFields(job, verdict) : null,
    image_links: imageLinks(links),
  }
}

/** Document Verification. */
export const documentCallback: CallbackForm = {
  schema: 'v3/document-verification-callback',
  body: (job, reported): V3DocumentVerificationCallback => ({
    ...documentMembers(job, reported),
    product: 'document_verification',
  }),
}

/** Enhanced Document Verification. */
export const enhancedDocumentCallback: CallbackForm = {
  schema: 'v3/enhanced-document-verification-callback',
  body: (job, reported): V3EnhancedDocumentVerificationCallback => ({
    ...documentMembers(job, reported),
    product: 'enhanced_document_verification',
  }),
}
