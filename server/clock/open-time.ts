import type { Instant } from '../core/time.ts'
import type { Clock } from './clock.ts'
import { keepMoments, type MomentStore } from './keep-moments.ts'
import { type ClockKeeper, type ClockOptions, openClock } from './open-clock.ts'
import { createStopwatch, createSystemClock } from './system-clock.ts'
import { createVirtualClock } from './virtual-clock.ts'

/** All the time that an emulator knows. */
export interface Time {
  /** The emulator's own clock, by which partners without one of theirs live. */
  readonly clock: Clock
  /** Makes the clock of one partner. @param now what it shows; the beginning of virtual time unless given. */
  readonly openClock: (partnerId: string, now?: Instant) => Clock
  /** Timeouts use real time, whatever the emulator's clock is, and however the machine's clock is set. */
  readonly realTime: Clock
  /** What the machine's clock shows. */
  readonly wall: () => Instant
}

/** Opens the clocks that a store has kept, or new ones. Rejects like `openClock`. */
export async function openTime(options: ClockOptions, store: ClockKeeper & MomentStore): Promise<Time> {
  return {
    clock: await openClock(options, store),
    openClock: (partnerId, now) => createVirtualClock(now, keepMoments(store, partnerId)),
    realTime: createStopwatch(),
    wall: createSystemClock().now,
  }
}
