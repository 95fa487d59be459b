import { timingSafeEqual } from 'node:crypto'
import { hmac, hmacText } from '../../core/signature.ts'
import type { Instant, Milliseconds } from '../../core/time.ts'

/** What a web token stands for. Source: v1 §9.5: the payload holds `partner_params`; the rest is assumed. */
export interface TokenClaims {
  readonly partner_id: string
  readonly product: string
  readonly callback_url?: string | undefined
  readonly partner_params: { readonly user_id: string; readonly job_id: string }
  /** Seconds since the epoch. */
  readonly iat: number
  readonly exp: number
}

/** How long a token is good for. Assumed: Smile ID publishes no figure. */
export const tokenLifetime: Milliseconds = 60 * 60_000

const header = encode({ alg: 'HS256', typ: 'JWT' })

/** Makes a JWT, signed with the partner's API key by HMAC-SHA256. */
export function issueToken(apiKey: string, claims: Omit<TokenClaims, 'iat' | 'exp'>, now: Instant): string {
  const iat = Math.floor(now / 1_000)
  const body = `${header}.${encode({ ...claims, iat, exp: iat + tokenLifetime / 1_000 })}`
  return `${body}.${hmacText(apiKey, body, 'base64url')}`
}

/** Reads a token's claims when its signature holds and its time has not run out; else says why not. */
export function readToken(apiKey: string, token: string, now: Instant): TokenClaims | 'forged' | 'expired' {
  const [head = '', payload = '', signature = ''] = token.split('.')
  const expected = hmac(apiKey, `${head}.${payload}`)
  const actual = Buffer.from(signature, 'base64url')
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return 'forged'
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as TokenClaims
  return now >= claims.exp * 1_000 ? 'expired' : claims
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
