import type { Product } from '../../../core/jobs/product.ts'
import type { CallbackForm } from './form.ts'
import { addressCallback } from './products/address.ts'
import { amlCallback, amlMonitoringCallback } from './products/aml.ts'
import { documentCallback, enhancedDocumentCallback } from './products/documents.ts'
import { enhancedKycCallback } from './products/enhanced-kyc.ts'
import {
  authenticationCallback,
  biometricKycCallback,
  compareCallback,
  registrationCallback,
} from './products/faces.ts'
import { residencyCallback } from './products/residency.ts'

const forms: Readonly<Partial<Record<Product, CallbackForm>>> = {
  enhanced_kyc: enhancedKycCallback,
  biometric_kyc: biometricKycCallback,
  smart_selfie_registration: registrationCallback,
  smart_selfie_authentication: authenticationCallback,
  smart_selfie_compare: compareCallback,
  aml_check: amlCallback,
  aml_monitoring: amlMonitoringCallback,
  address_verification: addressCallback,
  document_verification: documentCallback,
  enhanced_document_verification: enhancedDocumentCallback,
  residency_document_verification: residencyCallback,
}

/** What is posted about a product. @throws RangeError when v3 does not have the product. */
export function callbackFormOf(product: Product): CallbackForm {
  const form = forms[product]
  if (!form) throw new RangeError(`v3 has no callback of ${product}`)
  return form
}
