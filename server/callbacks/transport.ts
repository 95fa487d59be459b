import type { AttemptOutcome, Delivery } from '../core/callbacks/delivery.ts'
import type { Message } from '../core/callbacks/message.ts'

/** How many callbacks may be in progress at once, to one host and for one partner. */
export const mostAtOnce = 64

/** The port that sends callbacks. It never throws: what went wrong is part of the outcome. */
export interface Transport {
  /**
   * @param delivery what the message is about, for a transport that keeps it.
   * @param interrupt ends the attempt at once when it aborts.
   */
  post(message: Message, delivery: Delivery, interrupt: AbortSignal): Promise<Omit<AttemptOutcome, 'at'>>
  close(): void
}
