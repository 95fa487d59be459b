/** What a job can come to, in one word for every product. */
export const outcomes = [
  'approved',
  'rejected',
  'provisional',
  'spoof_suspected',
  'spoof_confirmed',
  'no_face',
  'poor_quality',
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
  'adverse_media',
  'suspects_found',
  'no_suspects',
  'secure_unavailable',
  'zip_corrupt',
  'data_invalid',
] as const

export type Outcome = (typeof outcomes)[number]

const withAttention: readonly Outcome[] = ['document_expired', 'partial_match']

/** Whether it is an approval with something that a partner may well have rules of its own about. Source: v1 §7.4 and §7.5. */
export function needsAttention(outcome: Outcome): boolean {
  return withAttention.includes(outcome)
}
