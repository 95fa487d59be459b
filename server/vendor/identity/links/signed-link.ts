import { hmacText, sameSecret } from '../../../core/hmac.ts'
import type { Instant, Milliseconds } from '../../../core/time.ts'

/** What a signed link carries besides its path. Source: v1 §3.2 (AWS signature version 2). */
export interface LinkTerms {
  /** Seconds since 1970, as S3 writes it. */
  readonly expires: number
  readonly signature: string
}

/** How long the links to pictures and receipts last: "some 15 minutes". Source: v1 §6.10. */
export const viewLifetime: Milliseconds = 15 * 60_000

/**
 * Signs a link with the partner's API key, so that only Smile ID and the partner can make one, an old one goes on being
 * valid until it expires, as S3's do, and the same run makes the same links. Its lifetime is counted in whole seconds from
 * the beginning of this one: so a link without any has expired at once. @param what the request that it allows.
 */
export function signLink(apiKey: string, what: string, now: Instant, lifetime: Milliseconds): LinkTerms {
  const expires = Math.floor(now / 1_000) + Math.ceil(lifetime / 1_000)
  return { expires, signature: signature(apiKey, what, expires) }
}

/** Why a link is not honoured, if it is not. */
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
