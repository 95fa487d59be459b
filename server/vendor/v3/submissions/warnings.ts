import { identityWarnings } from '../../../core/warnings/of-identity.ts'
import { createWarning, type Warning } from '../../../core/warnings/warning.ts'
import type { V3EnhancedKycRequest } from '../../../generated/v3/enhanced-kyc-request.ts'
import type { Call } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { type NamedPerson, sandboxNamesake } from '../../shared/sandbox/people.ts'
import { accessOf } from '../access/access.ts'
import { callbackUrlWarnings } from '../callback-url.ts'
import { bracketWarnings } from '../decode-parts.ts'
import { personIn } from './sandbox.ts'

/** What a request of Enhanced KYC is warned about. A number of a wrong form is no warning here: it is refused. */
export function kycWarnings(call: Call, sent: unknown): Warning[] {
  const { country, id_type: idType, callback_url: url, user_details: details } = call.body as V3EnhancedKycRequest
  return [
    ...productWarnings(call, 'enhanced_kyc'),
    ...bracketWarnings(sent as Parts),
    ...callbackUrlWarnings(url),
    ...identityWarnings('enhanced_kyc', { country, idType }),
    ...namesakeWarnings(personIn(details)),
  ]
}

/** Who writes a person of the sandbox nearly right means that person. */
function namesakeWarnings(named: NamedPerson): Warning[] {
  const meant = sandboxNamesake(named)
  if (!meant) return []
  const { givenNames, lastName, email } = meant
  return [createWarning('sandbox-namesake', { lastName, givenNames, email })]
}

/** Source: v3 §2.1; that a token of another product is taken at all is assumed. */
function productWarnings(call: Call, asked: string): Warning[] {
  const { product } = accessOf(call).claims
  return product === undefined || product === asked
    ? []
    : [createWarning('token-for-other-product', { product, asked })]
}
