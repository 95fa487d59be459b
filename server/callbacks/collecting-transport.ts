import type { Delivery } from '../core/delivery.ts'
import type { Message, Transport } from './transport.ts'

/**
 * Keeps callbacks in place of posting them, or besides.
 * @param keep takes each. @param posting posts those besides that have a real address; none are without it.
 */
export function createCollectingTransport(
  keep: (message: Message, delivery: Delivery) => void,
  posting?: Transport,
): Transport {
  return {
    async post(message, delivery) {
      keep(message, delivery)
      if (posting && !message.url.startsWith('inbox:')) return posting.post(message, delivery)
      return { status: 200, latency: 0, answer: 'Kept in the inbox.' }
    },
    close: () => posting?.close(),
  }
}
