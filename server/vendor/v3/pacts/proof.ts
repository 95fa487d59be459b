import { type Instant, toTimestamp } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { StateProof } from '../../pacts/pacts.ts'
import { sign } from '../../shared/signatures/signature.ts'
import { mintToken, type TokenTerms } from '../access/claims.ts'

// Source: v3 §2.2.
const lifetime = 15 * 60_000

/** A token that was made at that time, and holds for as long as Smile ID's do. Its `api_url`, which nothing here reads, is an example. */
export function tokenOf(partner: Partner, terms: TokenTerms, at: Instant): string {
  return mintToken(partner, terms, 'http://localhost:7645/v3', { now: at, wall: at, lifetime })
}

/** What proves a call for a token, any other call, and a callback: all as of one moment. Sources: v3 §2.1, §8. */
export const v3Proof: StateProof = {
  params: {},
  values: ['api_key', 'token', 'timestamp', 'signature'],
  sign(partner, _params, at) {
    const timestamp = toTimestamp(at)
    return {
      api_key: partner.apiKey,
      token: tokenOf(partner, {}, at),
      timestamp,
      signature: sign(partner.apiKey, partner.id, timestamp),
    }
  },
}
