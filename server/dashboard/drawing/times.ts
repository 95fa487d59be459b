import type { Control } from '../../control/control.ts'
import type { Instant } from '../../core/time.ts'

/** What time it is for each partner, read once: a page shows one moment, of however many clocks. */
export function timesOf(control: Pick<Control, 'clockOf'>): (partnerId: string) => Instant {
  const times = new Map<string, Instant>()
  return (partnerId) => {
    const known = times.get(partnerId) ?? control.clockOf(partnerId).now()
    times.set(partnerId, known)
    return known
  }
}
