import { amlMonitoring, oneTimeAml } from '../screening/aml.ts'
import { address } from './address.ts'
import { enhancedKyc } from './enhanced-kyc.ts'
import type { Entry } from './entry.ts'
import { authentication, biometricKyc, compare, registration } from './faces.ts'

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
]
