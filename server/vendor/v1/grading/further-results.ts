import type { Product } from '../../../core/jobs/product.ts'
import type { Judge } from '../../../core/jobs/result.ts'
import type { Said } from '../../grading/case.ts'

// Further results of Smile ID's, which no outcome has. Source: v1 §7.1 to §7.4.
const further: Readonly<Partial<Record<Product, readonly Said[]>>> = {
  biometric_kyc: [
    said('machine', 'provisional', '0815', 'Provisional - Compare Unsure - Awaiting Human Judgement'),
    said('machine', 'provisional', '0816', 'PENDING - Possible Spoof - Awaiting Human Judgement - Strict Setting'),
    said('machine', 'spoof_confirmed', '0907', 'FAIL - Possible Spoof - Strict Setting'),
    said('human', 'rejected', '1214', 'FAIL - ID Card Check'),
  ],
  smart_selfie_authentication: [
    said('machine', 'provisional', '0825', 'Provisional - Machine Compare Unsure - Awaiting Human Judgement'),
    said('machine', 'spoof_confirmed', '0907', 'FAIL - Possible Spoof - Strict Setting'),
  ],
  smart_selfie_registration: [
    said('machine', 'provisional', '0846', 'PENDING - Possible Spoof - Awaiting Human Judgement - Strict Setting'),
    said('machine', 'spoof_confirmed', '0907', 'FAIL - Possible Spoof - Strict Setting'),
  ],
}

function said(by: Judge, outcome: Said['outcome'], code: string, text: string): Said {
  return { by, outcome, overrides: { code, text } }
}

/** Further results of a product in v1, besides one for each outcome. */
export function furtherResults(product: Product): readonly Said[] {
  return further[product] ?? []
}
