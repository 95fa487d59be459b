import type { Instant, Milliseconds } from '../core/time.ts'

/** Called when an alarm goes off. A virtual clock waits for the promise before time moves on. */
export type Wake = () => void | Promise<void>

/** A wake-up that can be cancelled. */
export interface Alarm {
  cancel(): void
}

/** The port of time. It is read once a request, and the time is passed on. */
export interface Clock {
  readonly kind: 'system' | 'virtual'
  now(): Instant
  /** Wakes once, at `at` or as soon as possible after it. */
  wakeAt(at: Instant, wake: Wake): Alarm
  /**
   * Calls `look` before each step of a virtual clock, and waits for it: whoever keeps moments elsewhere sets its alarm by then. A
   * system clock makes no steps.
   */
  beforeMoves(look: () => Promise<void>): void
  /**
   * Shows another time at once, which may be earlier, because a state was loaded. No alarm goes off: each stays as far away as it
   * was. A system clock ignores it.
   */
  jump(to: Instant): void
  /** Cancels all alarms. */
  stop(): void
}

/**
 * Waits on a clock. A virtual clock moves on only when the code that waited has reached its next wait or its end.
 * @param watch calls `over` when there is nothing more to wait for, and returns a function that cancels it.
 */
export function waitOn(clock: Clock, length: Milliseconds, watch: (over: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => {
    const alarm = clock.wakeAt(clock.now() + length, () => {
      unwatch()
      resolve()
      return new Promise<void>((onwards) => setImmediate(onwards))
    })
    const unwatch = watch(() => {
      unwatch()
      alarm.cancel()
      resolve()
    })
  })
}
