import type { Outcome } from '../jobs/outcome.ts'
import type { Milliseconds } from '../time.ts'
import type { AnswerFault } from './answer-fault.ts'
import type { Refusal } from './refusal.ts'

/** Whose submissions are counted: a user's, or those of an ID number, whoever sends them. */
export type CountedBy = 'user' | 'id_number'

/** The fault of a submission: it is refused (`error`, `status`), or its answer is faulty. */
export interface SubmissionFault extends AnswerFault {
  readonly error?: Refusal | undefined
  /** How many submissions come before it. */
  readonly after?: number | undefined
  /** Whose submissions `after`, `times` and `until` count; a user's by default. */
  readonly of?: CountedBy | undefined
  /** How many submissions get it; the count restarts after one that is past it. */
  readonly times?: number | undefined
  /** How long it lasts after the first of them. */
  readonly until?: Milliseconds | undefined
}

/** The fault of the upload link, or of the answer to the PUT. A fresh link (`retry`) has none. */
export interface UploadFault extends AnswerFault {
  readonly link?: 'expired' | 'forbidden' | undefined
}

/** The fault of `job_status`. */
export interface StatusFault extends AnswerFault {
  readonly error?: Refusal | undefined
  readonly signature?: SignatureFault | undefined
  /** How much later than their callbacks results are shown. */
  readonly lag?: Milliseconds | undefined
  /** How long it lasts after the submission. */
  readonly until?: Milliseconds | undefined
}

/**
 * How a signature is wrong: made with another key, absent, valid but a day old, or valid for another partner.
 */
export const signatureFaults = ['forged', 'none', 'stale', 'other_partner'] as const

export type SignatureFault = (typeof signatureFaults)[number]

/** The fault of the callback of one result. */
export interface CallbackFault {
  /** It is never sent. */
  readonly lost?: boolean | undefined
  /** After the moment from which the result is valid. */
  readonly delay?: Milliseconds | undefined
  /** How often it is sent, each time as a separate delivery. */
  readonly times?: number | undefined
  /** The time between them; absent for a burst. */
  readonly every?: Milliseconds | undefined
  readonly signature?: SignatureFault | undefined
  /** The body reports this instead of the true result. Always with a wrong signature: Smile ID does not lie. */
  readonly claims?: Outcome | undefined
  /** Undocumented members are added, or all optional members are left out. */
  readonly fields?: 'unknown' | 'missing' | undefined
  /** The minimum size of the body in bytes. */
  readonly size?: number | undefined
}

/** The faults of a replay. */
export const replayFaults = ['forged', 'stale', 'unsigned', 'twice'] as const

export type ReplayFault = (typeof replayFaults)[number]

/** How a callback is sent again; correctly unless a fault is named. */
export interface ReplayOptions {
  readonly fault?: ReplayFault | undefined
  /** The result that it reports instead of the true one; only with a fault of the signature. */
  readonly claims?: Outcome | undefined
  readonly partnerId?: string | undefined
}

const replayed: Readonly<Record<ReplayFault, CallbackFault>> = {
  forged: { signature: 'forged' },
  stale: { signature: 'stale' },
  unsigned: { signature: 'none' },
  twice: { times: 2 },
}

/** The faults of a replay that make the signature wrong, and allow a claim. */
export const signatureReplayFaults: readonly ReplayFault[] = replayFaults.filter(
  (fault) => replayed[fault].signature !== undefined,
)

/** The callback fault of a replay; undefined if none is named. */
export function callbackFaultOf({ fault, claims }: ReplayOptions): CallbackFault | undefined {
  return fault && { ...replayed[fault], ...(claims && { claims }) }
}

/** The scenario's fault of `job_status`, as long as it lasts. */
export function statusFaultAt(fault: StatusFault | undefined, sinceSubmission: Milliseconds): StatusFault | undefined {
  return fault?.until !== undefined && sinceSubmission >= fault.until ? undefined : fault
}
