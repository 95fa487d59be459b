import { waitOn } from '../../clock/clock.ts'
import { isEndOf } from '../../core/state/epoch.ts'
import type { Milliseconds } from '../../core/time.ts'
import type { Store } from '../../store/store.ts'
import type { Clocks } from './clocks.ts'

/** Whose time is waited for, and the number of its epoch when that began. */
export interface Waiter {
  readonly claimedPartner: string | undefined
  readonly epoch: number
}

/**
 * Waits on the clock of a partner, but no longer than its epoch lasts: its clock may go with it.
 */
export type Delay = (length: Milliseconds, waiter: Waiter) => Promise<void>

/** What delays work with. */
export interface DelayParts {
  readonly store: Pick<Store, 'epochOf' | 'listen'>
  readonly clocks: Pick<Clocks, 'clockOf'>
}

export function createDelay({ store, clocks }: DelayParts): Delay {
  return (length, { claimedPartner, epoch }) => {
    if (store.epochOf(claimedPartner) !== epoch) return Promise.resolve()
    return waitOn(clocks.clockOf(claimedPartner), length, (over) =>
      store.listen({ ended: (end) => isEndOf(end, claimedPartner) && over() }),
    )
  }
}
