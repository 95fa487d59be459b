import type { RetrySchedule } from '../core/callbacks/delivery.ts'
import type { Job } from '../core/jobs/job.ts'
import type { Result } from '../core/jobs/result.ts'
import type { Word } from '../core/jobs/wording.ts'
import type { CallbackFault } from '../core/scenarios/fault.ts'
import type { Instant, Milliseconds } from '../core/time.ts'
import type { Partner } from '../core/users/partner.ts'

/** What a callback is made from. */
export interface CallbackFacts {
  readonly job: Job
  /** Which of the job's results it tells. */
  readonly result: Result
  /** Who is called, and whose key signs. */
  readonly partner: Partner
  /** Scheme and host by which the partner reaches the emulator: links lead there. Undefined where there is none, and so no link. */
  readonly origin: string | undefined
  /** What is to be wrong with it. */
  readonly fault?: CallbackFault | undefined
}

/** A callback in a generation's words: what is posted, but for the address. */
export interface EncodedCallback {
  readonly headers: Readonly<Record<string, string>>
  /** The body before it is written as JSON. */
  readonly json: object
  /** The name of the body's schema; without one, it is not checked. */
  readonly schema?: string
}

/** A callback as somebody else finds it: in the inbox, or on its way. */
export interface FoundCallback {
  readonly headers: Readonly<Record<string, string>>
  /** Its body, parsed. */
  readonly body: Readonly<Record<string, unknown>>
}

/** What was proven by a callback: `old` when by a scheme that is not checked again. */
export type ProofState = 'holds' | 'fails' | 'absent' | 'old'

/** What a callback says, for lists that show it. */
export interface CallbackSummary extends Word {
  readonly proof: ProofState
  /** The text that was signed; undefined when nothing says when. */
  readonly signedText?: string | undefined
}

/** How long a partner may take over a callback, and how often it is tried, unless options say otherwise. */
export interface CallbackPolicy {
  /** The wait before each further attempt. */
  readonly retry: RetrySchedule
  readonly timeout: Milliseconds
}

/** How a generation calls partners back. */
export interface GenerationCallbacks {
  readonly policy: CallbackPolicy
  /** Writes and signs one as of `now`. */
  encode(facts: CallbackFacts, now: Instant): EncodedCallback
  /** Reads one that was kept. @param partner whose key signed; undefined when the partner is gone. */
  read(found: FoundCallback, partnerId: string, partner: Partner | undefined): CallbackSummary
}
