import type { AnswerFault } from '../scenarios/answer-fault.ts'
import type { UploadFault } from '../scenarios/fault.ts'
import type { Instant } from '../time.ts'
import type { UploadRequest } from './submission.ts'

/** An announced submission; its package may or may not have come. */
export interface Upload {
  readonly partnerId: string
  readonly serial: number
  readonly smileJobId: string
  readonly ref: string
  readonly request: UploadRequest
  readonly openedAt: Instant
  /** The number of the epoch in which it was opened; absent in a partner's first. */
  readonly epoch?: number | undefined
  /** Its scenario's faults of the answer and the link. A fresh link has none. */
  readonly faults?: UploadFaults | undefined
  /** The queued scenario that this submission took. */
  readonly queuedScenario?: string | undefined
  /** When the package was received. */
  readonly submittedAt?: Instant | undefined
}

/** The faults of an upload, and the scenario they come from. */
export interface UploadFaults {
  readonly scenario: string
  readonly answer?: AnswerFault | undefined
  readonly upload?: UploadFault | undefined
}
