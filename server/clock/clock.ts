import type { Instant, Milliseconds } from '../core/time.ts'

/** Called when an alarm goes off. A virtual clock waits for the promise before time moves on. */
export type Wake = () => void | Promise<void>

/** A wake-up that can be called off. */
export interface Alarm {
  cancel(): void
}

/** The port through which time enters. It is read once a request and passed down from there. */
export interface Clock {
  readonly kind: 'system' | 'virtual'
  now(): Instant
  /** Wakes once, at `at` or as soon as possible after it. */
  wakeAt(at: Instant, wake: Wake): Alarm
  /** No alarm goes off any more. */
  stop(): void
}

/**
 * Waits on a clock. When a virtual clock moves on, whoever waited has gone on to its next wait or to its end.
 * @param watch calls back when there is nothing to wait for any more, and returns what calls that off.
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
