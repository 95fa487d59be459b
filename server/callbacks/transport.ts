import type { Delivery } from '../core/callbacks/delivery.ts'
import type { Message } from '../core/callbacks/message.ts'
import type { AttemptOutcome } from '../core/callbacks/retry.ts'
import type { Instant } from '../core/time.ts'

/** How many callbacks may be in progress at once, to one host and for one partner. */
export const mostAtOnce = 64

/** The port that sends callbacks. It never throws: what went wrong is part of the outcome. */
export interface Transport {
  /**
   * @param delivery what the message is about, for a transport that keeps it.
   * @param at when the attempt began.
   * @param interrupt ends the attempt at once when it aborts.
   */
  post(message: Message, delivery: Delivery, at: Instant, interrupt: AbortSignal): Promise<Omit<AttemptOutcome, 'at'>>
  close(): void
}
