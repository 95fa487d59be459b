import type { Milliseconds } from '../time.ts'

/**
 * How an answer breaks on its way: the connection is reset before it, it is cut off half-way, it drips slowly, or its
 * JSON is cut off though the transfer was complete.
 */
export const breakages = ['reset', 'cut', 'drip', 'malformed'] as const

export type Breakage = (typeof breakages)[number]

/** What goes wrong with an answer; what is not said is as usual. */
export interface AnswerFault {
  /** What stands before the vendor answers in its place, such as 503 or 429. */
  readonly status?: number | undefined
  readonly latency?: Milliseconds | undefined
  readonly broken?: Breakage | undefined
}
