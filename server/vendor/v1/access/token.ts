import { refuseOtherDomain } from '../../../core/users/account-refusal.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V1TokenRequest } from '../../../generated/v1/token-request.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { issueToken } from '../../shared/tokens/web-token.ts'
import { type SignatureAges, tokenWarnings } from '../request-warnings.ts'
import { type AuthParts, bodySignature } from './auth.ts'

// Source: v1 §9.5.
const tokenProducts = [
  'authentication',
  'smartselfie',
  'biometric_kyc',
  'enhanced_kyc',
  'basic_kyc',
  'doc_verification',
  'ekyc_smartselfie',
  'identity_verification',
  'e_signature',
  'enhanced_document_verification',
]

/** What issuing web tokens needs. */
export interface TokenParts extends AuthParts, SignatureAges {}

/** `POST /v1/token`: a web token for a browser. Whether the vendor binds it to its user and job is not known; here it is not. Source: v1 §9.5. */
export function tokenOperation(parts: TokenParts): Operation {
  return {
    method: 'post',
    path: '/v1/token',
    body: 'json',
    limit: jsonLimit,
    purposes: ['get_token'],
    summary: 'Issues a web token, which a browser sends instead of a signature.',
    tag: 'web tokens',
    request: 'v1/token-request',
    response: { 200: 'v1/token-response', 400: 'v1/error' },
    authenticate: bodySignature(parts, 'partner_id'),
    warn: tokenWarnings(parts, ({ id }) => parts.partners.find(id)?.callbackUrl !== undefined),
    handle({ body, partner, now }): Reply {
      const { product, user_id: userId, job_id: jobId, callback_url: callbackUrl } = body as V1TokenRequest
      if (!tokenProducts.includes(product)) {
        const hint = `/product: "${product}" is not one of ${tokenProducts.join(', ')}.`
        return { status: 400, json: { error: 'Invalid product.', code: '2217' }, hint }
      }
      const { id, apiKey } = partner as Partner
      refuseOtherDomain(partner as Partner, callbackUrl || undefined)
      const claims = {
        partner_id: id,
        product,
        ...(callbackUrl && { callback_url: callbackUrl }),
        partner_params: { user_id: String(userId), job_id: String(jobId) },
      }
      return { status: 200, json: { success: true, token: issueToken(apiKey, claims, now) } }
    },
  }
}
