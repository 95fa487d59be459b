import type { Milliseconds } from '../time.ts'

/** A callback ready to be posted. */
export interface Message {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** How long an attempt may take in all; the transport's default if absent. */
  readonly timeout?: Milliseconds
}
