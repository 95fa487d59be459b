import type { Product } from '../../../core/jobs/product.ts'
import { addressVerification } from './products/address-verification.ts'
import { amlCheck } from './products/aml-check.ts'
import { basicKyc } from './products/basic-kyc.ts'
import { biometricKyc } from './products/biometric-kyc.ts'
import { documentVerification, enhancedDocumentVerification } from './products/documents.ts'
import { businessVerification, enhancedKyc } from './products/lookups.ts'
import { phoneVerification } from './products/phone-verification.ts'
import { photoUpdate } from './products/photo-update.ts'
import { authentication, registration } from './products/smart-selfie.ts'
import { comparison } from './products/smart-selfie-compare.ts'
import { smileSecure } from './products/smile-secure.ts'
import { userInfoComparison } from './products/user-info-comparison.ts'
import type { ProductRows } from './row.ts'

/**
 * Every result of v1 and v2, keyed by product, judge and outcome; never by code alone (v1 §7.6). What is missing cannot be said. Which of
 * the products a generation has is its own matter: v1 words what came by v2 when it is asked how a job stands.
 */
export const catalogue: Readonly<Partial<Record<Product, ProductRows>>> = {
  biometric_kyc: { ...biometricKyc, smile_secure: smileSecure },
  smart_selfie_authentication: authentication,
  smart_selfie_registration: { ...registration, smile_secure: smileSecure },
  smart_selfie_compare: comparison,
  basic_kyc: basicKyc,
  enhanced_kyc: enhancedKyc,
  document_verification: { ...documentVerification, smile_secure: smileSecure },
  business_verification: businessVerification,
  photo_update: photoUpdate,
  user_info_comparison: userInfoComparison,
  aml_check: amlCheck,
  enhanced_document_verification: enhancedDocumentVerification,
  address_verification: addressVerification,
  phone_verification: phoneVerification,
}
