import type { Delivery } from '../core/delivery.ts'

/** Brings callbacks to their addresses as they fall due. `callbacks/courier.ts` is one. */
export interface Courier {
  /** Takes note of deliveries that were saved. */
  expect(deliveries: readonly Delivery[]): void
  /** Forgets what a reset forgot: of one partner, or of all. An answer still on its way is not recorded. */
  forget(partnerId?: string): void
  /** Resolves when no attempt is under way. */
  settled(): Promise<void>
  /** Begins nothing more. What is under way goes on and is recorded. */
  drain(): void
  /** Nothing that is under way is recorded any more. */
  stop(): void
}
