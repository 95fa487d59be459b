import type { Product } from '../../core/jobs/product.ts'

/** The products that v2 has. Source: v2 §1. */
export const v2Products: readonly Product[] = [
  'smart_selfie_registration',
  'smart_selfie_authentication',
  'smart_selfie_compare',
  'basic_kyc',
  'phone_verification',
  'address_verification',
]
