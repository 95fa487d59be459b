import type { Milliseconds } from '../time.ts'

/**
 * How an answer breaks: the connection is reset before it, it is cut off half-way, it arrives slowly in small pieces, or
 * its JSON is cut off although the transfer was complete.
 */
export const breakages = ['reset', 'cut', 'drip', 'malformed'] as const

export type Breakage = (typeof breakages)[number]

/** The faults of an answer; whatever is absent is as usual. */
export interface AnswerFault {
  /** The status that something in front of the vendor answers instead, such as 503 or 429. */
  readonly status?: number | undefined
  readonly latency?: Milliseconds | undefined
  readonly broken?: Breakage | undefined
}
