import type { Instant } from '../time.ts'

/** A callback that was kept instead of being posted, or as well. */
export interface InboxMessage {
  /** The delivery's, as callbacks are listed. */
  readonly deliveryId: string
  /** The generation that words it. */
  readonly generation: string
  readonly partnerId: string
  readonly smileJobId: string
  readonly jobId: string
  readonly at: Instant
  /** Its address; `inbox:` and the partner's id when none was given. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The body exactly as it is posted. */
  readonly text: string
  /** The same, parsed. */
  readonly body: Readonly<Record<string, unknown>>
}
