import type { KeyObject } from 'node:crypto'
import { SmileError } from '../../../core/errors.ts'
import { FieldError } from '../../../core/field-error.ts'
import { oldApiKey } from '../../../core/sec-key.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call, Proven } from '../../../http/operation.ts'
import type { Partners } from '../../../service/partners/partners.ts'
import { signedMessage, verify } from '../../shared/signatures/signature.ts'
import { readToken } from '../../shared/tokens/web-token.ts'
import { checkSecKey, schemeOf } from './sec-key.ts'

/** The body member that names the partner: `smile_client_id` on upload, `partner_id` elsewhere. Source: v1 §2.1. */
export type PartnerField = 'smile_client_id' | 'partner_id'

/** What proving a partner needs. */
export interface AuthParts {
  readonly partners: Partners
  /** The emulator's private key for the retired sec_key; without it, that scheme is refused. */
  readonly rsaKey: KeyObject | undefined
}

/** How an operation proves the partner: at once, or after it has looked for the mistake that its refusal names. */
export type Proof = (call: Call) => Proven | Promise<Proven>

/** Makes an operation's `authenticate`: v1 proves the partner by a signature in the body. */
export function bodySignature({ partners, rsaKey }: AuthParts, field: PartnerField): Proof {
  return ({ body }) => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new SmileError('wrong_type', 'The body must be a JSON object.')
    }
    const members = body as Record<string, unknown>
    const { [field]: id, timestamp, signature } = members
    const partner = findPartner(partners, id, field)
    if (schemeOf(body) !== 'sec_key') return signer(partner, { partners, rsaKey }, timestamp, signature)
    checkSecKey(partner, rsaKey, members)
    return { partner }
  }
}

/** The same, but a web token may replace timestamp and signature. Source: v1 §2.5 [WEB]. */
export function signatureOrToken(parts: AuthParts, field: PartnerField): Proof {
  const bySignature = bodySignature(parts, field)
  return (call) => {
    const { token, signature, [field]: id } = (call.body ?? {}) as Record<string, unknown>
    if (typeof token !== 'string' || signature !== undefined) return bySignature(call)
    const partner = findPartner(parts.partners, id, field)
    const claims = readToken(partner.apiKey, token, call.now)
    if (typeof claims !== 'string' && claims.partner_id === partner.id) return { partner }
    const why = claims === 'expired' ? 'it has expired' : `it was not made by partner ${partner.id} here`
    throw new SmileError('not_authorized', `/token: is not valid: ${why}. POST /v1/token for a fresh one.`)
  }
}

/** The same, but the proof is in headers. Source: v1 §2.5; v2 §2.1. */
export function headerSignature(parts: AuthParts): Proof {
  return ({ headers }) => {
    const partner = findPartner(parts.partners, headers['smileid-partner-id'], 'SmileID-Partner-ID')
    return signer(partner, parts, headers['smileid-timestamp'], headers['smileid-request-signature'])
  }
}

/** The partner with that id. @param field its name in the hint. @throws SmileError when there is none. */
export function findPartner(partners: Partners, id: unknown, field: string): Partner {
  if (id === undefined || id === null || id === '') {
    const hint = `/${field}: is required and missing. It is your partner id.`
    throw new FieldError('missing_parameter', hint, { field, problem: 'missing' })
  }
  if (typeof id !== 'string' && typeof id !== 'number') {
    const hint = `/${field}: expected string or integer. It is your partner id.`
    throw new FieldError('wrong_type', hint, { field, problem: 'wrong', allowed: ['string', 'integer'] })
  }
  // Python sends a partner id given as int as a number (v1 §2.1).
  const text = String(id)
  const partner = partners.find(text)
  if (partner) return partner
  const known = partners.lasting().map((one) => one.id)
  const padded = known.find((one) => one.replace(/^0+/, '') === text)
  const cure = padded
    ? `Partner "${padded}" is: the leading zeros are part of the id, so send it as a string.`
    : `Known here: ${known.join(', ')}. Start with --partner ${text}:YOUR_KEY to add it.`
  throw new SmileError('not_authorized', `Partner "${text}" is not served here. ${cure}`)
}

/** The partner, proven by a signature over the timestamp as it arrived. */
function signer(partner: Partner, parts: AuthParts, timestamp: unknown, signature: unknown): Proven | Promise<Proven> {
  if (!isText(timestamp) || typeof signature !== 'string' || signature === '') {
    const missing = isText(timestamp) ? 'signature' : 'timestamp'
    throw new SmileError(
      'not_authorized',
      `/${missing}: is missing or not text. Sign the timestamp that you send: base64(HMAC-SHA256(api_key, timestamp + partner_id + "sid_request")).`,
    )
  }
  const literal = String(timestamp)
  if (verify(partner.apiKey, partner.id, literal, signature)) return { partner }
  // The JavaScript Signature class signs a number as ISO text, but sends the number.
  if (typeof timestamp === 'number' && verifiesAsIso(partner, timestamp, signature)) return { partner }
  return refuseSignature(partner, parts, literal, signature)
}

/** Refuses a signature, and names the mistake that makes the same one. What knows the mistakes is loaded with the first of them. */
async function refuseSignature(
  partner: Partner,
  { partners, rsaKey }: AuthParts,
  timestamp: string,
  signature: string,
): Promise<never> {
  const { signatureMistake } = await import('../../shared/signatures/mistake.ts')
  const oldKey = rsaKey && oldApiKey(rsaKey).apiKey
  const mistake = signatureMistake({ partner, partners: partners.all(), timestamp, signature, oldApiKey: oldKey })
  throw new SmileError(
    'not_authorized',
    `The signature is not valid. The text to sign is "${signedMessage(timestamp, partner.id)}", with partner ${partner.id}'s API key, written as base64. ` +
      (mistake
        ? `The signature that was sent is explained by this mistake: ${mistake}.`
        : 'No common mistake explains the signature that was sent; is it the key of this partner?'),
  )
}

function verifiesAsIso(partner: Partner, epoch: number, signature: string): boolean {
  if (Math.abs(epoch) > 8.64e15) return false
  return verify(partner.apiKey, partner.id, new Date(epoch).toISOString(), signature)
}

function isText(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
}
