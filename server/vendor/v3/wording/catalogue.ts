import type { Product } from '../../../core/jobs/product.ts'
import { address } from './products/address.ts'
import { amlMonitoring, oneTimeAml } from './products/aml.ts'
import { documentVerification, enhancedDocumentVerification } from './products/documents.ts'
import { enhancedKyc } from './products/enhanced-kyc.ts'
import { authentication, biometricKyc, compare, registration } from './products/faces.ts'
import type { ProductRows } from './products/row.ts'

/** Every result of every product in v3's words. What is missing v3 cannot say. */
export const catalogue: Readonly<Partial<Record<Product, ProductRows>>> = {
  enhanced_kyc: enhancedKyc,
  biometric_kyc: biometricKyc,
  smart_selfie_registration: registration,
  smart_selfie_authentication: authentication,
  smart_selfie_compare: compare,
  aml_check: oneTimeAml,
  aml_monitoring: amlMonitoring,
  address_verification: address,
  document_verification: documentVerification,
  enhanced_document_verification: enhancedDocumentVerification,
  residency_document_verification: documentVerification,
}
