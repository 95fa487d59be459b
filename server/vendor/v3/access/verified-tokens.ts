import type { Instant } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { isSignedWith, type JwtClaims, readClaims } from '../../shared/tokens/jwt.ts'
import { readToken as readWebToken } from '../../shared/tokens/web-token.ts'
import type { TokenClaims } from './claims.ts'
import { tokenKeyOf } from './token-key.ts'

/** A token that holds. */
export interface VerifiedToken {
  readonly partner: Partner
  readonly claims: TokenClaims
  readonly endsAt: Instant
}

/** What is said of a token that does not hold. It reads on from "The token". */
export interface TokenFault {
  readonly fault: string
  /** Whether it held once. */
  readonly hasEnded?: boolean
}

/** Says whom tokens are of, and remembers those that were verified: the same one comes with every poll. */
export interface VerifiedTokens {
  verify(token: string, now: Instant): VerifiedToken | TokenFault
  /** Whom a token says that it is of, proven or not. */
  claimedPartner(token: string): string | undefined
}

// A token may be as long as the head of a request: 16 kB.
const mostKept = 1_000

/** @param find finds a partner by its id, as it is now: with another key it is another record. */
export function createVerifiedTokens(find: (id: string) => Partner | undefined): VerifiedTokens {
  const kept = new Map<string, VerifiedToken>()

  function keep(token: string, verified: VerifiedToken): void {
    const [oldest] = kept.size >= mostKept ? kept.keys() : []
    if (oldest !== undefined) kept.delete(oldest)
    kept.set(token, verified)
  }

  function judge(token: string): VerifiedToken | TokenFault {
    const claims = readClaims(token)
    if (!claims) return { fault: 'is not a JWT: POST /v3/token answers one' }
    const { partner_id: id } = claims
    if (typeof id !== 'string') return { fault: 'names no partner, as those of POST /v3/token do' }
    const partner = find(id)
    if (!partner) return { fault: `is of partner "${id}", who is not served here` }
    if (!isSignedWith(tokenKeyOf(partner).secret, token)) return { fault: forgeryOf(token, claims, partner) }
    const known = claims as unknown as TokenClaims
    const verified = { partner, claims: known, endsAt: Date.parse(known.emulator_exp) }
    keep(token, verified)
    return verified
  }

  return {
    verify(token, now) {
      const before = kept.get(token)
      const isSame = before !== undefined && before.partner === find(before.partner.id)
      const verified = isSame ? before : judge(token)
      if ('fault' in verified || now < verified.endsAt) return verified
      kept.delete(token)
      const fault = `ended at ${verified.claims.emulator_exp} by the clock of partner ${verified.partner.id}`
      return { fault, hasEnded: true }
    },
    claimedPartner(token) {
      const id = kept.get(token)?.partner.id ?? readClaims(token)?.partner_id
      return typeof id === 'string' ? id : undefined
    },
  }
}

function forgeryOf(token: string, claims: JwtClaims, partner: Partner): string {
  if (readWebToken(partner.apiKey, token, 0) !== 'forged') return 'is a web token of POST /v1/token'
  const { id } = tokenKeyOf(partner)
  if (claims.key_id === id) return `was altered after partner ${partner.id} got it here`
  return `was not made here with the API key that partner ${partner.id} has now`
}
