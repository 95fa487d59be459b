import type { SignatureFault } from './fault.ts'
import type { Partner } from './partner.ts'
import { sign } from './signature.ts'
import { type Instant, type Milliseconds, toTimestamp } from './time.ts'

/** The members that prove a body: both, or neither. */
export interface Proof {
  readonly timestamp: string
  readonly signature: string
}

// Old enough for any window of freshness that a partner would set.
const staleness: Milliseconds = 24 * 60 * 60_000

/** The proof of a body as it should be, or wrong in the way that was asked for. */
export function proofOf({ id, apiKey }: Partner, now: Instant, fault?: SignatureFault): Proof | undefined {
  const timestamp = toTimestamp(fault === 'stale' ? now - staleness : now)
  switch (fault) {
    case 'none':
      return undefined
    case 'forged':
      return { timestamp, signature: sign(`${apiKey}-forged`, id, timestamp) }
    case 'other_partner':
      return { timestamp, signature: sign('another-partners-key', `${id}0`, timestamp) }
    default:
      return { timestamp, signature: sign(apiKey, id, timestamp) }
  }
}
