import { hmacText, sameSecret } from '../../../core/hmac.ts'
import type { Instant, Milliseconds } from '../../../core/time.ts'

/** The parameters of a signed link. Source: v1 §3.2 (AWS signature version 2). */
export interface LinkTerms {
  /** Seconds since 1970, as in S3. */
  readonly expires: number
  readonly signature: string
}

/** How long the links to pictures and receipts last: "some 15 minutes". Source: v1 §6.10. */
export const viewLifetime: Milliseconds = 15 * 60_000

/**
 * Signs a link with the partner's API key, so that only Smile ID and the partner can make one, an old one stays
 * valid until it expires, as in S3, and the same run makes the same links. Its lifetime is counted in whole seconds from
 * the start of the current one: a link with a lifetime of 0 is expired at once. @param what the request that it allows.
 */
export function signLink(apiKey: string, what: string, now: Instant, lifetime: Milliseconds): LinkTerms {
  const expires = Math.floor(now / 1_000) + Math.ceil(lifetime / 1_000)
  return { expires, signature: signature(apiKey, what, expires) }
}

/** Why a link is refused, if it is. */
export function signedLinkRefusal(
  apiKey: string,
  what: string,
  terms: LinkTerms,
  now: Instant,
): 'unknown' | 'expired' | undefined {
  if (!sameSecret(signature(apiKey, what, terms.expires), terms.signature)) return 'unknown'
  return now >= terms.expires * 1_000 ? 'expired' : undefined
}

function signature(apiKey: string, what: string, expires: number): string {
  return hmacText(apiKey, `${what} ${expires}`, 'base64url').slice(0, 27)
}
