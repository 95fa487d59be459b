import type { Instant } from '../../core/time.ts'

/** When a consent was given, by the client's clock: UTC without a zone. Undefined for a day that no calendar has. Source: v3 §2.1. */
export function consentMoment(grantedAt: string): Instant | undefined {
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(grantedAt)
  const at = Date.parse(hasZone ? grantedAt : `${grantedAt}Z`)
  return Number.isNaN(at) ? undefined : at
}
