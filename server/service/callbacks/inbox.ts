import type { Delivery } from '../../core/callbacks/delivery.ts'
import type { InboxMessage } from '../../core/callbacks/inbox-message.ts'
import { weightOf } from '../../core/jobs/weight.ts'
import { megabyte } from '../../core/text/size.ts'
import type { Instant } from '../../core/time.ts'
import type { Filter } from '../../store/listings.ts'

/** What is posted. */
type Posted = Pick<InboxMessage, 'url' | 'headers'> & { readonly body: string }

/** Callbacks kept in memory, each partner's apart, so that a test needs no server to get them. */
export interface Inbox {
  keep(posted: Posted, delivery: Delivery, at: Instant): void
  /** Oldest first. */
  list(filter: Filter): readonly InboxMessage[]
  /** Forgets those of one partner, or all. */
  reset(partnerId?: string): void
}

/** The address of callbacks without one. */
export function inboxAddress(partnerId: string): string {
  return `inbox:${partnerId}`
}

interface Limits {
  readonly messages: number
  /** Of all of them together, about. */
  readonly bytes: number
}

const usual: Limits = { messages: 1_000, bytes: 64 * megabyte }

/** A message, and which of all partners' it was. */
interface Kept extends Omit<InboxMessage, 'body'> {
  readonly ordinal: number
}

/** What is kept of one partner. */
interface Box {
  readonly kept: Kept[]
  bytes: number
}

/** @param limits how much is kept of each partner: the newest. */
export function createInbox(limits: Limits = usual): Inbox {
  const boxes = new Map<string, Box>()
  let last = 0

  function boxOf(partnerId: string): Box {
    const box = boxes.get(partnerId) ?? { kept: [], bytes: 0 }
    boxes.set(partnerId, box)
    return box
  }

  function isTooFull({ kept, bytes }: Box): boolean {
    return kept.length > limits.messages || (bytes > limits.bytes && kept.length > 1)
  }

  return {
    keep({ url, headers, body: text }, { id: deliveryId, generation, partnerId, smileJobId, jobId }, at) {
      const box = boxOf(partnerId)
      const one = { ordinal: ++last, deliveryId, generation, partnerId, smileJobId, jobId, at, url, headers, text }
      box.kept.push(one)
      box.bytes += weightOf(one)
      while (isTooFull(box)) box.bytes -= weightOf(box.kept.shift())
    },
    list: ({ partnerId, jobId }) =>
      (partnerId === undefined ? [...boxes.values()] : [boxes.get(partnerId)])
        .flatMap((box) => box?.kept ?? [])
        .filter((one) => jobId === undefined || one.jobId === jobId)
        .sort((one, other) => one.ordinal - other.ordinal)
        .map(({ ordinal: _, ...one }) => ({ ...one, body: JSON.parse(one.text) as InboxMessage['body'] })),
    reset(partnerId) {
      if (partnerId === undefined) boxes.clear()
      else boxes.delete(partnerId)
    },
  }
}
