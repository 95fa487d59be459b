import type { Delivery } from '../../core/callbacks/delivery.ts'

/** Brings callbacks to their addresses as they fall due. `callbacks/dispatcher.ts` is one. */
export interface Dispatcher {
  /** Takes note that deliveries were saved. */
  expect(deliveries: readonly Delivery[]): void
  /** Takes note of what the store holds already. */
  resume(): Promise<void>
  /** Forgets what a reset forgot, of one partner or of all, and interrupts their attempts under way. */
  forget(partnerId?: string): void
  /** Resolves when no attempt is under way. */
  settled(): Promise<void>
  /** Begins nothing more. What is under way goes on and is recorded. */
  drain(): void
  /** Begins nothing more, and interrupts what is under way: it is not recorded. */
  stop(): void
}
