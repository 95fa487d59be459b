import { hmacText, sameSecret } from '../../../core/hmac.ts'
import type { Instant, Milliseconds } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'

/** How long somebody has to sign in. Assumed: a page waits as long for the callback (v2 §8). */
export const sessionLifetime: Milliseconds = 10 * 60_000

/** A sign-in with an authority that a page has begun. */
export interface OidcSession {
  readonly partnerId: string
  readonly country: string
  /** Where the page is that is told how it ended; undefined when it did not say. */
  readonly opener: string | undefined
  readonly expires: Instant
  /** No other session of the partner has it. */
  readonly nonce: string
}

/** A state that proves itself, so that nothing has to be kept. */
export function stateOf(session: OidcSession, { apiKey }: Pick<Partner, 'apiKey'>): string {
  const terms = Buffer.from(JSON.stringify(session)).toString('base64url')
  return `${terms}.${proofOf(apiKey, terms)}`
}

/** The session of a state; undefined when it was not begun here. @param keyOf the API key of a partner. */
export function sessionOf(state: string, keyOf: (partnerId: string) => string | undefined): OidcSession | undefined {
  const [terms = '', proof = ''] = state.split('.')
  const claimed = sessionIn(terms)
  const apiKey = claimed && keyOf(claimed.partnerId)
  return apiKey !== undefined && sameSecret(proofOf(apiKey, terms), proof) ? claimed : undefined
}

function sessionIn(terms: string): OidcSession | undefined {
  try {
    const session: unknown = JSON.parse(Buffer.from(terms, 'base64url').toString())
    return typeof session === 'object' && session !== null && 'partnerId' in session
      ? (session as OidcSession)
      : undefined
  } catch {
    return undefined
  }
}

function proofOf(apiKey: string, terms: string): string {
  return hmacText(apiKey, `OIDC ${terms}`, 'base64url').slice(0, 22)
}
