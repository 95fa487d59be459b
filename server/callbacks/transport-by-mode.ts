import type { Delivery } from '../core/callbacks/delivery.ts'
import type { Message } from '../core/callbacks/message.ts'
import type { Instant } from '../core/time.ts'
import type { CallbackMode } from '../core/users/partner.ts'
import type { HttpTransport } from './http/transport.ts'
import type { Transport } from './transport.ts'

/** What a transport that follows each partner's mode works with. */
export interface ModeParts {
  /** Whether a partner's callbacks are posted, kept, or both. */
  readonly modeOf: (partnerId: string) => CallbackMode
  readonly keep: (message: Message, delivery: Delivery, at: Instant) => void
  readonly posting: HttpTransport
}

/** Keeps callbacks instead of posting them, or as well. Those addressed to an inbox are only kept, whatever the mode. */
export function createTransportByMode({ modeOf, keep, posting }: ModeParts): Transport {
  return {
    async post(message, delivery, at, interrupt) {
      const mode = modeOf(delivery.partnerId)
      const isForInbox = message.url.startsWith('inbox:')
      if (mode !== 'post' || isForInbox) keep(message, delivery, at)
      if (mode !== 'collect' && !isForInbox) return posting.post(message, interrupt)
      return { status: 200, latency: 0, answer: 'Kept in the inbox.' }
    },
    close: () => posting.close(),
  }
}
