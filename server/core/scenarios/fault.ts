import type { Outcome } from '../jobs/outcome.ts'
import type { Milliseconds } from '../time.ts'
import type { AnswerFault } from './answer-fault.ts'
import type { Refusal } from './refusal.ts'

/** What goes wrong with a submission: it is refused (`error`, `status`), or its answer suffers. */
export interface SubmissionFault extends AnswerFault {
  readonly error?: Refusal | undefined
  /** So many submissions of a user are answered so; one that is not begins it anew. */
  readonly times?: number | undefined
  /** Counted from the first of them: from then on all is well, likewise. */
  readonly until?: Milliseconds | undefined
}

/** What goes wrong with the upload link, or with the answer to the PUT. A fresh link (`retry`) has no fault. */
export interface UploadFault extends AnswerFault {
  readonly link?: 'expired' | 'forbidden' | undefined
}

/** What goes wrong with `job_status`. */
export interface StatusFault extends AnswerFault {
  readonly error?: Refusal | undefined
  readonly signature?: SignatureFault | undefined
  /** Results show so much later than the callbacks tell them. */
  readonly lag?: Milliseconds | undefined
  /** Counted from the submission: from then on all is well. */
  readonly until?: Milliseconds | undefined
}

/**
 * How a signature is wrong: made with another key, left out, right and a day old, or right for another partner.
 */
export const signatureFaults = ['forged', 'none', 'stale', 'other_partner'] as const

export type SignatureFault = (typeof signatureFaults)[number]

/** What goes wrong with the callback of one result. */
export interface CallbackFault {
  /** It is never sent. */
  readonly lost?: boolean | undefined
  /** After the moment from which the result holds. */
  readonly delay?: Milliseconds | undefined
  /** It is sent so often, each a delivery of its own. */
  readonly times?: number | undefined
  /** The time between one of several and the next; none is a burst. */
  readonly every?: Milliseconds | undefined
  readonly signature?: SignatureFault | undefined
  /** The body tells this in place of the true result. Always beside a wrong signature: Smile ID does not lie. */
  readonly claims?: Outcome | undefined
  /** Members that nobody documents are there, or every member that clients must not need is not. */
  readonly fields?: 'unknown' | 'missing' | undefined
  /** Bytes that the body has at least. */
  readonly size?: number | undefined
}

/** How a callback can be sent again wrongly. */
export const replayFaults = ['forged', 'stale', 'unsigned', 'twice'] as const

export type ReplayFault = (typeof replayFaults)[number]

/** How a callback is sent again; as it should be unless a fault is named. */
export interface ReplayOptions {
  readonly fault?: ReplayFault | undefined
  /** The result that it tells in place of the true one; with a fault of the signature only. */
  readonly claims?: Outcome | undefined
  readonly partnerId?: string | undefined
}

const replayed: Readonly<Record<ReplayFault, CallbackFault>> = {
  forged: { signature: 'forged' },
  stale: { signature: 'stale' },
  unsigned: { signature: 'none' },
  twice: { times: 2 },
}

/** The faults of a replay that spoil the signature, and may come with a claim. */
export const signatureReplayFaults: readonly ReplayFault[] = replayFaults.filter(
  (fault) => replayed[fault].signature !== undefined,
)

/** What is wrong with a callback that is sent again so; nothing where no fault is named. */
export function callbackFaultOf({ fault, claims }: ReplayOptions): CallbackFault | undefined {
  return fault && { ...replayed[fault], ...(claims && { claims }) }
}

/** The scenario's fault of `job_status`, while it lasts. */
export function statusFaultAt(fault: StatusFault | undefined, sinceSubmission: Milliseconds): StatusFault | undefined {
  return fault?.until !== undefined && sinceSubmission >= fault.until ? undefined : fault
}
