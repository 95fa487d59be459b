import { FieldError } from '../../../core/field-error.ts'
import type { Instant, Milliseconds } from '../../../core/time.ts'
import { callbackRefusal } from '../../../core/users/account-refusal.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V3TokenRequest } from '../../../generated/v3/token-request.ts'
import type { Operation } from '../../../http/operation.ts'
import type { Parts } from '../../../http/parts/parts.ts'
import { type BindingParts, findBoundValues, keepBoundValues } from '../../../service/partners/bound-values.ts'
import type { Partners } from '../../../service/partners/partners.ts'
import { bodyLimit } from '../../shared/parts/limits.ts'
import { bracketWarnings, decodeParts } from '../decode-parts.ts'
import { keyHeaders } from '../described-headers.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { proveByKey } from './api-key.ts'
import { bindPayload, isCallbackReference } from './binding.ts'
import { mintToken } from './claims.ts'
import { checkedPayload } from './token-terms.ts'

/** What tokens are minted with. */
export interface TokenParts extends BindingParts {
  readonly partners: Partners
  readonly tokenLifetime: Milliseconds
  /** What the clock on the wall shows. */
  readonly wall: () => Instant
}

const names = { known: ['user_id', 'partner_params', 'product', 'payload', 'partner_id'] }

/** `POST /v3/token`: a token, bound to whatever is sent. Source: v3 §2.1, §17.1. */
export function tokenOperation(parts: TokenParts): Operation {
  return {
    method: 'post',
    path: '/v3/token',
    body: 'multipart',
    parts: { mayBeMissing: true },
    limit: bodyLimit,
    purposes: ['get_token'],
    summary: 'Issues a token, which authenticates every other call.',
    tag: 'access',
    request: 'v3/token-request',
    response: { ...refusalSchemasAt('token'), 200: 'v3/token-response' },
    refusals: refusalsAt('token'),
    headers: keyHeaders,
    authenticate: (call) => ({ partner: proveByKey(parts.partners, call) }),
    decode: (sent) => decodeParts(sent, names),
    warn: (_, sent) => bracketWarnings(sent as Parts),
    encodeError: errorsAt('token'),
    async handle(call) {
      const { user_id, partner_params, product, payload } = call.body as V3TokenRequest
      const partner = call.partner as Partner
      const wall = parts.wall()
      await refuseUnknownReference(parts, partner.id, payload?.callback_url)
      refuseDomain(partner, payload?.callback_url)
      const bound = payload && bindPayload(checkedPayload(payload, wall), partner, call.now)
      if (bound) await keepBoundValues(parts, partner.id, bound.values, call)
      const terms = {
        user_id,
        partner_params: partner_params && asTexts(partner_params),
        product,
        payload: bound?.payload,
      }
      const times = { now: call.now, wall, lifetime: parts.tokenLifetime }
      return { status: 200, json: { token: mintToken(partner, terms, `${call.origin}/v3`, times) } }
    },
  }
}

/** An earlier callback URL may be bound by its reference. Source: v3 §2.1. */
async function refuseUnknownReference(parts: TokenParts, partnerId: string, sent: string | undefined): Promise<void> {
  if (sent === undefined || !isCallbackReference(sent)) return
  const known = await findBoundValues(parts, partnerId, [sent])
  if (known.has(sent)) return
  const hint = `/payload/callback_url: "${sent}" was not bound to a token of partner "${partnerId}" here, or is forgotten. Send the URL.`
  throw new FieldError('wrong_type', hint, { field: 'payload.callback_url', problem: 'wrong' })
}

/** The endpoint is not known to answer 403: that it refuses a field instead is assumed (v3 §15). */
function refuseDomain({ id: partnerId, callbackDomains }: Partner, url: string | undefined): void {
  const sent = url === undefined || isCallbackReference(url) ? undefined : url
  const refusal = callbackRefusal({ callbackDomains }, { partnerId, callbackUrl: sent })
  if (refusal)
    throw new FieldError('wrong_type', `/payload${refusal.hint}`, { field: 'payload.callback_url', problem: 'wrong' })
}

function asTexts(params: NonNullable<V3TokenRequest['partner_params']>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))
}
