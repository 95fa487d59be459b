import type { RetrySchedule } from '../core/callbacks/retry.ts'
import type { Job } from '../core/jobs/job.ts'
import type { Result } from '../core/jobs/result.ts'
import type { Word } from '../core/jobs/wording.ts'
import type { CallbackFault } from '../core/scenarios/fault.ts'
import type { Instant, Milliseconds } from '../core/time.ts'
import type { Partner } from '../core/users/partner.ts'

/** What a callback is made from. */
export interface CallbackFacts {
  readonly job: Job
  /** The job's result that it reports. */
  readonly result: Result
  /** The partner that is called, and whose key signs. */
  readonly partner: Partner
  /** The scheme and host that the partner uses for the emulator, for links. Undefined if there is none, and so no links. */
  readonly origin: string | undefined
  /** The fault to inject. */
  readonly fault?: CallbackFault | undefined
}

/** A callback in a generation's words: everything that is posted, except the address. */
export interface EncodedCallback {
  readonly headers: Readonly<Record<string, string>>
  /** The body before it is written as JSON. */
  readonly json: object
  /** The name of the body's schema; it is not checked without one. */
  readonly schema?: string
}

/** A callback as it is found in the inbox, or on the wire. */
export interface FoundCallback {
  readonly headers: Readonly<Record<string, string>>
  /** Its body, parsed. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Whether a callback's proof is valid: `old` for a scheme that is not checked again. */
export type ProofState = 'holds' | 'fails' | 'absent' | 'old'

/** A callback in short, for lists. */
export interface CallbackSummary extends Word {
  readonly proof: ProofState
  /** The text that was signed; undefined when the time is missing. */
  readonly signedText?: string | undefined
}

/** How long a callback may take, and how often it is tried; options override it. */
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
