import { SmileError } from '../../../../core/errors.ts'
import { identityWarnings } from '../../../../core/warnings/of-identity.ts'
import type { V3EnhancedKycRequest } from '../../../../generated/v3/enhanced-kyc-request.ts'
import { missedForm } from '../../../shared/id-number-form.ts'
import type { Entry } from '../entry.ts'

/** Enhanced KYC: looks a person up with an ID authority. Source: v3 §16.1, §16.2. */
export const enhancedKyc: Entry<V3EnhancedKycRequest> = {
  path: '/v3/enhanced_kyc',
  summary: 'Looks an ID number up with its authority, and calls back with the result.',
  product: 'enhanced_kyc',
  request: 'v3/enhanced-kyc-request',
  parts: { known: ['country', 'id_type', 'id_number', 'bank_code', 'operator'] },
  check: refuseOtherForm,
  // A number of a wrong form is no warning here: it is refused.
  warn: ({ country, id_type: idType }) => identityWarnings('enhanced_kyc', { country, idType }),
  idInfo: ({ country, id_type: idType, id_number: idNumber, bank_code, operator }) => ({
    country,
    idType,
    idNumber,
    bank_code,
    operator,
  }),
}

/** An ID number of a form that its type does not have: without the number, which is somebody's. Source: v3 §6. @throws SmileError */
export function refuseOtherForm({
  country,
  id_type: idType,
  id_number: idNumber,
}: Pick<V3EnhancedKycRequest, 'country' | 'id_type' | 'id_number'>): void {
  const form = missedForm(country, idType, idNumber)
  if (form === undefined) return
  throw new SmileError('invalid_id_number', `/id_number: a ${idType} of ${country} has the form ${form}.`)
}
