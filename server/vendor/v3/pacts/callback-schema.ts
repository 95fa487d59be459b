import { callbackFormOf } from '../callbacks/forms.ts'
import { productsByWord } from './product-words.ts'

/** The schema of a callback, by the product that it names; where it names none, by a member that only some products have. */
export function callbackSchema(body: unknown): string {
  const members = (body ?? {}) as Readonly<Record<string, unknown>>
  return callbackFormOf(productsByWord[String(members.product)] ?? productsByWord[likely(members)] ?? 'enhanced_kyc')
    .schema
}

// Source: v3 §18.
function likely(members: Readonly<Record<string, unknown>>): string {
  if ('additional_documents' in members) return 'residency_document_verification'
  if ('people' in members) return 'one_time_aml'
  return 'image_links' in members ? 'document_verification' : 'enhanced_kyc'
}
