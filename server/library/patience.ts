import type { Milliseconds } from '../core/time.ts'

/** How long to wait. */
export interface Patience {
  /** Milliseconds of real time; 5,000 by default. */
  readonly timeout?: Milliseconds | undefined
}

/** A wait that fails is not an unhandled rejection: a test may have failed before it awaited it. */
export function quiet<Value>(waited: Promise<Value>): Promise<Value> {
  waited.catch(() => undefined)
  return waited
}
