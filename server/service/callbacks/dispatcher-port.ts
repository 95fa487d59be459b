import type { Delivery } from '../../core/callbacks/delivery.ts'

/** Sends callbacks when they are due. `callbacks/dispatcher.ts` is one. */
export interface Dispatcher {
  /** Notes that deliveries were saved. */
  expect(deliveries: readonly Delivery[]): void
  /** Notes what the store already has. */
  resume(): Promise<void>
  /** Forgets what a reset forgot, of one partner or of all, and interrupts their attempts in progress. */
  forget(partnerId?: string): void
  /** Resolves when no attempt is in progress. */
  settled(): Promise<void>
  /** Begins no more attempts. Those in progress continue and are recorded. */
  drain(): void
  /** Begins no more attempts, and interrupts those in progress, which are not recorded. */
  stop(): void
}
