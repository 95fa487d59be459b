import type { Milliseconds } from '../core/time.ts'

/** How long something is waited for. */
export interface Patience {
  /** Milliseconds of real time; 5,000 unless said. */
  readonly timeout?: Milliseconds | undefined
}

/** A wait that ends in vain is no unhandled rejection: a test may have failed before it came to await it. */
export function quiet<Value>(waited: Promise<Value>): Promise<Value> {
  waited.catch(() => undefined)
  return waited
}
