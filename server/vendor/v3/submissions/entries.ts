import { amlMonitoring, oneTimeAml } from '../screening/aml.ts'
import type { Entry } from './entry.ts'
import { address } from './products/address.ts'
import { documentVerification, enhancedDocumentVerification } from './products/documents.ts'
import { enhancedKyc } from './products/enhanced-kyc.ts'
import { authentication, biometricKyc, compare, registration } from './products/faces.ts'
import { residencyDocumentVerification } from './products/residency.ts'

/** Every endpoint that accepts a submission, and calls back with its result. */
export const entries: readonly Entry[] = [
  enhancedKyc,
  biometricKyc,
  registration,
  authentication,
  compare,
  oneTimeAml,
  amlMonitoring,
  address,
  documentVerification,
  enhancedDocumentVerification,
  residencyDocumentVerification,
]
