import { type Instant, momentOf } from '../../core/time.ts'

/** When a consent was given, by the client's clock. Undefined for a day that no calendar has. Source: v3 §2.1. */
export function consentMoment(grantedAt: string): Instant | undefined {
  return momentOf(grantedAt)
}
