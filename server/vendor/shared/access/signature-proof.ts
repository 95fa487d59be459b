import type { IncomingHttpHeaders } from 'node:http'
import { SmileError } from '../../../core/errors.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { signedMessage, verify } from '../signatures/signature.ts'
import { findPartner, type NameablePartners } from './find-partner.ts'

/** What proving a signature needs. */
export interface SignatureParts {
  readonly partners: NameablePartners
  /** The API key of the retired scheme, where that is served: somebody may sign with it by mistake. */
  readonly oldApiKey?: (() => string | undefined) | undefined
}

/** Who signed. */
export interface Signed {
  readonly partner: Partner
}

/** The partner who is named in headers, proven by the signature there. Sources: v1 §2.5; v2 §2.1. */
export function proveByHeaders(parts: SignatureParts, headers: IncomingHttpHeaders): Signed | Promise<Signed> {
  const partner = findPartner(parts.partners, headers['smileid-partner-id'], 'SmileID-Partner-ID')
  return proveSignature(partner, parts, headers['smileid-timestamp'], headers['smileid-request-signature'])
}

/** The partner, proven by a signature over the timestamp as it arrived. @throws SmileError that names the mistake. */
export function proveSignature(
  partner: Partner,
  parts: SignatureParts,
  timestamp: unknown,
  signature: unknown,
): Signed | Promise<Signed> {
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
  { partners, oldApiKey }: SignatureParts,
  timestamp: string,
  signature: string,
): Promise<never> {
  const { signatureMistake } = await import('../signatures/mistake.ts')
  const mistake = signatureMistake({
    partner,
    partners: partners.all(),
    timestamp,
    signature,
    oldApiKey: oldApiKey?.(),
  })
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
