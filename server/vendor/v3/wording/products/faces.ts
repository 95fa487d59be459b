import { block, clear, error, type ProductRows, processing } from './row.ts'

const unusable = error('image_unavailable_or_invalid', 'Error: selfie image(s) are unusable.')

/**
 * What the products say that compare faces. Sources: v3 §7 (reasons; errors end in a full stop there) and §9 (people of the sandbox).
 * Assumed: which pictures are named as unusable, and that a job which a person has to look at is being processed until then (v3 §8).
 */
const faceRows: NonNullable<ProductRows['machine']> = {
  approved: clear,
  rejected: block('face_verification_failed'),
  high_risk: block('high_risk'),
  account_locked: block('account_locked_fraud'),
  spoof_suspected: processing,
  spoof_confirmed: block('spoof_detected'),
  no_face: unusable,
  poor_quality: unusable,
  internal_error: error('internal_error', 'Error: verification could not be completed at this time.'),
  provisional: processing,
}

// That a reviewer looks at some is known of no product in particular (v3 §8 [INT-B]).
const reviewed: NonNullable<ProductRows['human']> = {
  approved: clear,
  rejected: block('face_verification_failed'),
  spoof_confirmed: block('spoof_detected'),
}

/** Authentication. */
export const authentication: ProductRows = { machine: faceRows, human: reviewed }

/**
 * What enrols whoever it approves. That a user who is on file is blocked, why, and in which words, is assumed: known is that "enrollment
 * fails" (v3 §16.6), and the sentence is that of a link (v3 §5.7).
 */
const enrollingRows: NonNullable<ProductRows['machine']> = {
  ...faceRows,
  already_enrolled: block(
    'face_verification_failed',
    'Verification failed: User ID is taken. Please provide a unique ID.',
  ),
}

/** Comparison: it enrols a user who has a name. */
export const compare: ProductRows = { machine: enrollingRows, human: reviewed }

/** Biometric KYC: the face, and the ID authority's word on the number. */
export const biometricKyc: ProductRows = {
  machine: {
    ...faceRows,
    id_not_found: block('identifier_not_found', 'Verification failed: Unable to validate ID - Not Found'),
    issuer_unavailable: error('service_unavailable', 'Error: external service unavailable.'),
  },
  human: reviewed,
}

/** Registration: its messages speak of an enrolment. Source: v3 §9. */
export const registration: ProductRows = { machine: ofEnrolment(enrollingRows), human: ofEnrolment(reviewed) }

function ofEnrolment<Rows extends NonNullable<ProductRows['machine']>>(rows: Rows): Rows {
  const reworded = Object.entries(rows).map(([outcome, row]) => [
    outcome,
    { ...row, message: row.message.replace(/^Verification (successful|failed)/, 'Enrollment $1') },
  ])
  return Object.fromEntries(reworded) as Rows
}
