import { SmileError } from '../../../core/errors.ts'
import type { Instant } from '../../../core/time.ts'
import { readToken } from '../tokens/web-token.ts'
import { findPartner, type NameablePartners } from './find-partner.ts'
import type { Signed } from './signature-proof.ts'

/** A body that may have a web token instead of a signature. */
export interface TokenHolder {
  readonly token: string
  /** The partner id that stands beside it, and how that member is called. */
  readonly id: unknown
  readonly field: string
}

/** The partner whose web token it is. Source: v1 §2.5 [WEB]. @throws SmileError when it is nobody's, or has expired. */
export function proveByToken(partners: NameablePartners, { token, id, field }: TokenHolder, now: Instant): Signed {
  const partner = findPartner(partners, id, field)
  const claims = readToken(partner.apiKey, token, now)
  if (typeof claims !== 'string' && claims.partner_id === partner.id) return { partner }
  const hasEnded = claims === 'expired'
  const why = hasEnded ? 'it has expired' : `it was not made by partner ${partner.id} here`
  throw new SmileError(
    hasEnded ? 'token_ended' : 'not_authorized',
    `/token: is not valid: ${why}. POST /v1/token for a fresh one.`,
  )
}
