import { SmileError } from '../../../core/errors.ts'
import { sameSecret } from '../../../core/hmac.ts'
import { consentRequired, idCountries } from '../../../core/identity/id-types.ts'
import type { Product } from '../../../core/jobs/product.ts'
import { closedRefusal } from '../../../core/users/account-refusal.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V1AuthSmileRequest } from '../../../generated/v1/auth-smile-request.ts'
import type { V1AuthSmileResponse } from '../../../generated/v1/auth-smile-response.ts'
import type { Call, Operation, Proven, Reply } from '../../../http/operation.ts'
import { type IdParts, makeId } from '../../../service/partners/make-id.ts'
import type { Partners } from '../../../service/partners/partners.ts'
import { findPartner } from '../../shared/access/find-partner.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { hmacSigner } from '../../shared/signatures/fault.ts'
import { readToken } from '../../shared/tokens/web-token.ts'
import { decodeJobType, jobTypeOf, v1Products } from '../decode.ts'
import { signed } from '../jobs/encode.ts'

/**
 * `POST /v1/auth_smile`: a device that has no API key gets a signature for its next calls. Source: v1 §9.6 [AND].
 * Which token a device has is the vendor's secret; here it is a web token of `/v1/token`, or the API key itself.
 */
export function authSmileOperation(parts: IdParts): Operation {
  return {
    method: 'post',
    path: '/v1/auth_smile',
    body: 'json',
    limit: jsonLimit,
    purposes: ['get_token'],
    summary: 'Gives a device a signature for its next calls.',
    tag: 'access',
    request: 'v1/auth-smile-request',
    response: { 200: 'v1/auth-smile-response', 400: 'v1/error' },
    authenticate: (call) => authTokenHolder(call, parts.partners),
    async handle({ body, partner, now }): Promise<Reply> {
      const asked = body as V1AuthSmileRequest
      const holder = partner as Partner
      const product = decodeJobType(asked.job_type, v1Products, '/job_type')
      const json: V1AuthSmileResponse = {
        success: true,
        ...signed(hmacSigner(holder), now),
        partner_params: {
          user_id: asked.user_id || (await makeId(parts, holder.id, now)),
          job_id: asked.job_id || (await makeId(parts, holder.id, now)),
          job_type: jobTypeOf(product),
        },
        ...(holder.callbackUrl && { callback_url: holder.callbackUrl }),
        ...consentInfo(asked, product, holder),
      }
      return { status: 200, json }
    },
  }
}

function authTokenHolder({ body, now }: Call, partners: Partners): Proven {
  const { partner_id: id, auth_token: token } = (body ?? {}) as Record<string, unknown>
  const partner = findPartner(partners, id, 'partner_id')
  if (typeof token === 'string' && sameSecret(partner.apiKey, token)) return { partner }
  const claims = typeof token === 'string' ? readToken(partner.apiKey, token, now) : 'missing'
  if (typeof claims !== 'string' && claims.partner_id === partner.id) return { partner }
  const why = { forged: 'is not one of theirs', expired: 'has expired', missing: 'is missing or not text' }
  throw new SmileError(
    claims === 'expired' ? 'token_ended' : 'not_authorized',
    `/auth_token: ${typeof claims === 'string' ? why[claims] : why.forged}. Use a token of POST /v1/token, or the API key of partner ${partner.id}.`,
  )
}

/** Only for an ID type that was named. Source: v1 §9.6 [AND]. */
function consentInfo(
  { country, id_type: idType }: V1AuthSmileRequest,
  product: Product,
  partner: Partner,
): Pick<V1AuthSmileResponse, 'consent_info'> {
  if (!country || !idType) return {}
  const known = idCountries.find(({ code }) => code === country)?.idTypes.some(({ code }) => code === idType) === true
  const isClosed = closedRefusal(partner, { partnerId: partner.id, product, idInfo: { country, idType } }) !== undefined
  return {
    consent_info: {
      can_access: known && !isClosed,
      consent_required: consentRequired[country]?.includes(idType) === true,
    },
  }
}
