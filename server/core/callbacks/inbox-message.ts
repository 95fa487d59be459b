import type { Instant } from '../time.ts'

/** A callback that was kept in place of being posted, or besides. */
export interface InboxMessage {
  /** The delivery's, as callbacks are listed. */
  readonly deliveryId: string
  /** The generation in whose words it is. */
  readonly generation: string
  readonly partnerId: string
  readonly smileJobId: string
  readonly jobId: string
  readonly at: Instant
  /** Where it would have gone; `inbox:` and the partner's id when nobody said where to. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The body as it is posted, to the letter. */
  readonly text: string
  /** The same, parsed. */
  readonly body: Readonly<Record<string, unknown>>
}
