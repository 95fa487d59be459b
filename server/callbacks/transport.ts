import type { AttemptOutcome, Delivery } from '../core/callbacks/delivery.ts'
import type { Message } from '../core/callbacks/message.ts'

/** So many callbacks are under way at once: to one host, for one partner. */
export const mostAtOnce = 64

/** The port through which callbacks leave. It never throws: what went wrong is part of the outcome. */
export interface Transport {
  /**
   * @param delivery what the message tells, for a transport that keeps it.
   * @param interrupt ends the attempt at once when it aborts: nobody wants to know any more how it ends.
   */
  post(message: Message, delivery: Delivery, interrupt: AbortSignal): Promise<Omit<AttemptOutcome, 'at'>>
  close(): void
}
