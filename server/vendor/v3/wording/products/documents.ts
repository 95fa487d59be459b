import { attention, block, clear, error, locked, type ProductRows, processing } from './row.ts'

const documentRows: NonNullable<ProductRows['machine']> = {
  approved: clear,
  rejected: block('face_verification_failed'),
  high_risk: block('high_risk'),
  spoof_suspected: processing,
  spoof_confirmed: block('spoof_detected'),
  no_face: error('image_unavailable_or_invalid', 'Error: selfie image(s) are unusable.'),
  poor_quality: error('image_unavailable_or_invalid', 'Error: selfie image(s) are unusable.'),
  document_unverified: block('document_check_failed'),
  document_unsupported: block('unsupported_document'),
  document_unusable: error('image_unavailable_or_invalid', 'Error: document image(s) are unusable.'),
  document_unclassified: error('document_unclassifiable', 'Error: document could not be classified.'),
  document_expired: attention('document_expired'),
  document_copied: attention('document_copy_detected'),
  under_age: block('age_requirement_not_met', 'Verification failed: Customer must be above 18'),
  medium_risk: attention('medium_risk'),
  account_locked: locked,
  internal_error: error('internal_error', 'Error: verification could not be completed at this time.'),
  provisional: processing,
}

/**
 * Document Verification. Sources: v3 §7 (reasons; errors end in a full stop there) and §9 (people of the sandbox). Assumed: how pictures
 * are named that are unusable; that the reason of an age blocks here, though it is listed of attention, too; and that the verdicts on a
 * passport with its visa are the same, since its contract has the same statuses (v3 §18).
 */
export const documentVerification: ProductRows = {
  machine: documentRows,
  // What a reviewer says of them is not published (v3 §8 [INT-B]).
  human: {
    approved: clear,
    rejected: block('document_check_failed'),
    spoof_confirmed: block('spoof_detected'),
  },
}

/** Enhanced Document Verification: the document, and the ID authority's word on its number. Sources: v3 §7, §9. */
export const enhancedDocumentVerification: ProductRows = {
  machine: {
    ...documentRows,
    id_not_found: block('identifier_not_found', 'Verification failed: ID number not found'),
    id_invalid: error('invalid_id_number', 'Verification failed: invalid id number'),
    issuer_unavailable: error('service_unavailable', 'Error: external service unavailable.'),
  },
  human: documentVerification.human ?? {},
}
