import type { Delivery } from '../core/delivery.ts'
import type { InboxMessage } from '../core/inbox-message.ts'
import type { Instant } from '../core/time.ts'
import type { Filter } from '../storage/storage.ts'

/** What is posted. */
type Posted = Pick<InboxMessage, 'url' | 'headers'> & { readonly body: string }

/** Callbacks kept in memory, so that a test needs no server to hear them. */
export interface Inbox {
  keep(posted: Posted, delivery: Delivery, at: Instant): void
  /** Oldest first. */
  list(filter: Filter): readonly InboxMessage[]
  /** Forgets those of one partner, or all. */
  reset(partnerId?: string): void
}

/** The address of callbacks for which nobody named one. */
export function inboxAddress(partnerId: string): string {
  return `inbox:${partnerId}`
}

interface Limits {
  readonly messages: number
  /** Of all bodies together. */
  readonly characters: number
}

const usual: Limits = { messages: 1_000, characters: 64 * 1024 * 1024 }

/** @param limits how much is kept: the newest. */
export function createInbox(limits: Limits = usual): Inbox {
  let kept: Omit<InboxMessage, 'body'>[] = []
  let characters = 0

  function forgetOldest(): void {
    characters -= kept.shift()?.text.length ?? 0
  }

  return {
    keep({ url, headers, body: text }, { id: deliveryId, partnerId, smileJobId, jobId }, at) {
      kept.push({ deliveryId, partnerId, smileJobId, jobId, at, url, headers, text })
      characters += text.length
      while (kept.length > limits.messages || (characters > limits.characters && kept.length > 1)) forgetOldest()
    },
    list: ({ partnerId, jobId }) =>
      kept
        .filter((one) => partnerId === undefined || one.partnerId === partnerId)
        .filter((one) => jobId === undefined || one.jobId === jobId)
        .map((one) => ({ ...one, body: JSON.parse(one.text) as InboxMessage['body'] })),
    reset(partnerId) {
      kept = partnerId === undefined ? [] : kept.filter((one) => one.partnerId !== partnerId)
      characters = kept.reduce((sum, { text }) => sum + text.length, 0)
    },
  }
}
