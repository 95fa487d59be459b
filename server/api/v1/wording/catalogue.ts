import type { Product } from '../../../core/product.ts'
import { addressVerification } from './address-verification.ts'
import { amlCheck } from './aml-check.ts'
import { biometricKyc } from './biometric-kyc.ts'
import { documentVerification, enhancedDocumentVerification } from './documents.ts'
import { businessVerification, enhancedKyc } from './lookups.ts'
import { photoUpdate } from './photo-update.ts'
import type { ProductRows } from './row.ts'
import { authentication, registration } from './smart-selfie.ts'
import { smileSecure } from './smile-secure.ts'
import { userInfoComparison } from './user-info-comparison.ts'

/** Every result Smile ID can give, keyed by product, judge and outcome; never by code alone (v1 §7.6). */
export const catalogue: Readonly<Record<Product, ProductRows>> = {
  biometric_kyc: { ...biometricKyc, smile_secure: smileSecure },
  smart_selfie_authentication: authentication,
  smart_selfie_registration: { ...registration, smile_secure: smileSecure },
  enhanced_kyc: enhancedKyc,
  document_verification: { ...documentVerification, smile_secure: smileSecure },
  business_verification: businessVerification,
  photo_update: photoUpdate,
  user_info_comparison: userInfoComparison,
  aml_check: amlCheck,
  enhanced_document_verification: enhancedDocumentVerification,
  address_verification: addressVerification,
}
