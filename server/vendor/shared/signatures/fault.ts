import type { SignatureFault } from '../../../core/scenarios/fault.ts'
import { type Instant, type Milliseconds, toTimestamp } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { sign } from './signature.ts'

/** The members that prove a body: both or neither. */
export interface Proof {
  readonly timestamp: string
  readonly signature: string
}

/** Signs a timestamp for one partner, in that partner's scheme; or wrongly, with another key or for another partner. */
export type Signer = (timestamp: string, fault?: SignatureFault) => string

/** Signs with the scheme used since 2022. */
export function hmacSigner({ id, apiKey }: Partner): Signer {
  return (timestamp, fault) => {
    if (fault === 'forged') return sign(`${apiKey}-forged`, id, timestamp)
    return fault === 'other_partner' ? sign('another-partners-key', `${id}0`, timestamp) : sign(apiKey, id, timestamp)
  }
}

// Older than any limit that a partner would set.
const staleness: Milliseconds = 24 * 60 * 60_000

/** The proof of a body: valid, or with the given fault. */
export function proofOf(signer: Signer, now: Instant, fault?: SignatureFault): Proof | undefined {
  if (fault === 'none') return undefined
  const timestamp = toTimestamp(fault === 'stale' ? now - staleness : now)
  return { timestamp, signature: signer(timestamp, fault) }
}
