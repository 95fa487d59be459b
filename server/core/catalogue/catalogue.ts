import type { Product } from '../product.ts'
import { biometricKyc } from './biometric-kyc.ts'
import { documentVerification, enhancedDocumentVerification } from './documents.ts'
import { businessVerification, enhancedKyc } from './lookups.ts'
import type { ProductRows } from './row.ts'
import { authentication, registration } from './smart-selfie.ts'

/** Every result Smile ID can give, keyed by product, judge and outcome; never by code alone (v1 §7.6). */
export const catalogue: Readonly<Record<Product, ProductRows>> = {
  biometric_kyc: biometricKyc,
  smart_selfie_authentication: authentication,
  smart_selfie_registration: registration,
  enhanced_kyc: enhancedKyc,
  document_verification: documentVerification,
  business_verification: businessVerification,
  enhanced_document_verification: enhancedDocumentVerification,
}
