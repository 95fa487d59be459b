import { type Product, traitsOf } from '../../../core/jobs/product.ts'
import { refusesForGood } from '../../../core/scenarios/scenario.ts'
import { type Asking, hintFields } from '../../asking.ts'
import { rightOtp } from '../../shared/tokens/otp-session.ts'

// These lookups ask for somebody by a full name.
const byFullName: Readonly<Partial<Record<Product, readonly string[]>>> = {
  aml_check: [],
  address_verification: ['id_info.country', 'id_info.id_number'],
}

/** How v1 is asked for an outcome. Source: v1 §10. */
export const v1Asking: Asking = {
  placeOf(field) {
    if (field === hintFields.result || field === 'user_id' || field === 'job_id') return `partner_params.${field}`
    // A lookup has it at the top, a package in its info.json.
    return field.replace(/^id_info\./, '')
  },
  isSaid(field, product, scenario) {
    if (!field.startsWith('id_info.')) return true
    // An upload is accepted before its package says whom it is about.
    if (traitsOf(product).hasPictures && refusesForGood(scenario)) return false
    return byFullName[product]?.includes(field) ?? true
  },
  values: [
    {
      place: 'id_number',
      value: 'ends with 4',
      products: ['enhanced_kyc', 'biometric_kyc'],
      comesTo: { answer: 'personal data of the result are those of partner_params: FullName, DOB, Gender, Address, …' },
    },
    {
      place: 'otp of POST /v1/totp_consent/otp',
      value: rightOtp,
      products: [],
      comesTo: { answer: 'OTP confirmed. Any other: Invalid OTP' },
    },
  ],
}
