import type { KeyObject } from 'node:crypto'
import { SmileError } from '../../../core/errors.ts'
import { oldApiKey } from '../../../core/sec-key.ts'
import type { Call, Proven } from '../../../http/operation.ts'
import type { Partners } from '../../../service/partners/partners.ts'
import { findPartner } from '../../shared/access/find-partner.ts'
import { proveByHeaders, proveSignature, type SignatureParts } from '../../shared/access/signature-proof.ts'
import { proveByToken } from '../../shared/access/token-proof.ts'
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
export function bodySignature(parts: AuthParts, field: PartnerField): Proof {
  return ({ body }) => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new SmileError('wrong_type', 'The body must be a JSON object.')
    }
    const members = body as Record<string, unknown>
    const { [field]: id, timestamp, signature } = members
    const partner = findPartner(parts.partners, id, field)
    if (schemeOf(body) !== 'sec_key') return proveSignature(partner, signatureParts(parts), timestamp, signature)
    checkSecKey(partner, parts.rsaKey, members)
    return { partner }
  }
}

/** The same, but a web token may replace timestamp and signature. Source: v1 §2.5 [WEB]. */
export function signatureOrToken(parts: AuthParts, field: PartnerField): Proof {
  const bySignature = bodySignature(parts, field)
  return (call) => {
    const { token, signature, [field]: id } = (call.body ?? {}) as Record<string, unknown>
    if (typeof token !== 'string' || signature !== undefined) return bySignature(call)
    return proveByToken(parts.partners, { token, id, field }, call.now)
  }
}

/** The same, but the proof is in headers. Source: v1 §2.5; v2 §2.1. */
export function headerSignature(parts: AuthParts): Proof {
  return ({ headers }) => proveByHeaders(signatureParts(parts), headers)
}

function signatureParts({ partners, rsaKey }: AuthParts): SignatureParts {
  return { partners, oldApiKey: () => rsaKey && oldApiKey(rsaKey).apiKey }
}
