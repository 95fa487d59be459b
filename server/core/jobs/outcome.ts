/** The outcomes of a job, one word each, for all products. */
export const outcomes = [
  'approved',
  'rejected',
  'provisional',
  'spoof_suspected',
  'spoof_confirmed',
  'no_face',
  'poor_quality',
  'internal_error',
  'id_not_found',
  'id_invalid',
  'issuer_unavailable',
  'product_inactive',
  'exact_match',
  'partial_match',
  'no_match',
  'not_found',
  'document_unverified',
  'document_unusable',
  'document_unsupported',
  'document_expired',
  'document_copied',
  'document_unclassified',
  'adverse_media',
  'under_age',
  'account_locked',
  'already_enrolled',
  'medium_risk',
  'high_risk',
  'address_outdated',
  'name_mismatch',
  'no_address',
  'suspects_found',
  'no_suspects',
  'secure_unavailable',
  'zip_corrupt',
  'data_invalid',
] as const

export type Outcome = (typeof outcomes)[number]

/** How much an outcome may be trusted. Source: v1 §7. */
type Category = 'approved' | 'provisional' | 'suspected' | 'rejected'

const categories: Readonly<Record<Outcome, Category>> = {
  approved: 'approved',
  rejected: 'rejected',
  provisional: 'provisional',
  spoof_suspected: 'suspected',
  spoof_confirmed: 'rejected',
  no_face: 'rejected',
  poor_quality: 'rejected',
  internal_error: 'rejected',
  id_not_found: 'rejected',
  id_invalid: 'rejected',
  issuer_unavailable: 'rejected',
  product_inactive: 'rejected',
  exact_match: 'approved',
  partial_match: 'approved',
  no_match: 'rejected',
  not_found: 'rejected',
  document_unverified: 'rejected',
  document_unusable: 'rejected',
  document_unsupported: 'rejected',
  document_expired: 'approved',
  document_copied: 'approved',
  document_unclassified: 'rejected',
  adverse_media: 'rejected',
  under_age: 'rejected',
  account_locked: 'rejected',
  already_enrolled: 'rejected',
  medium_risk: 'approved',
  high_risk: 'rejected',
  address_outdated: 'approved',
  name_mismatch: 'rejected',
  no_address: 'rejected',
  suspects_found: 'rejected',
  no_suspects: 'approved',
  secure_unavailable: 'rejected',
  zip_corrupt: 'rejected',
  data_invalid: 'rejected',
}

/** False while a human reviewer may still say otherwise. */
export function isFinal(outcome: Outcome): boolean {
  return categories[outcome] === 'approved' || categories[outcome] === 'rejected'
}

/** Whether the user was enrolled or authenticated, if provisionally. Source: v1 §5.4. */
export function isSuccess(outcome: Outcome): boolean {
  return categories[outcome] !== 'rejected'
}

const withAttention: readonly Outcome[] = [
  'document_expired',
  'document_copied',
  'partial_match',
  'medium_risk',
  'address_outdated',
]

/** Whether it is an approval that a partner may want to check by rules of its own. Sources: v1 §7.4, §7.5; v3 §7. */
export function needsAttention(outcome: Outcome): boolean {
  return withAttention.includes(outcome)
}
