import type { Instant, Milliseconds } from '../../../core/time.ts'
import { isSignedWith, readClaims, signJwt } from './jwt.ts'

/** The content of a web token. Source: v1 §9.5: the payload holds `partner_params`; the rest is assumed. */
export interface TokenClaims {
  readonly partner_id: string
  readonly product: string
  readonly callback_url?: string | undefined
  readonly partner_params: { readonly user_id: string; readonly job_id: string }
  /** Seconds since the epoch. */
  readonly iat: number
  readonly exp: number
}

/** How long a token is valid. Assumed: Smile ID publishes no figure. */
export const tokenLifetime: Milliseconds = 60 * 60_000

/** Makes a JWT, signed with the partner's API key by HMAC-SHA256. */
export function issueToken(apiKey: string, claims: Omit<TokenClaims, 'iat' | 'exp'>, now: Instant): string {
  const iat = Math.floor(now / 1_000)
  return signJwt(apiKey, { ...claims, iat, exp: iat + tokenLifetime / 1_000 })
}

/** A token's claims if its signature is valid and it has not expired; else why not. */
export function readToken(apiKey: string, token: string, now: Instant): TokenClaims | 'forged' | 'expired' {
  const claims = readClaims(token) as TokenClaims | undefined
  if (!claims || !isSignedWith(apiKey, token)) return 'forged'
  return now >= claims.exp * 1_000 ? 'expired' : claims
}
