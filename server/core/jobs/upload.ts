import type { AnswerFault } from '../scenarios/answer-fault.ts'
import type { UploadFault } from '../scenarios/fault.ts'
import type { Instant } from '../time.ts'
import type { UploadRequest } from './submission.ts'

/** A submission that was announced; its package may have come or not. */
export interface Upload {
  readonly partnerId: string
  readonly serial: number
  readonly smileJobId: string
  readonly ref: string
  readonly request: UploadRequest
  readonly openedAt: Instant
  /** The number of the epoch in which it was opened; absent in a partner's first. */
  readonly epoch?: number | undefined
  /** What its scenario does to the answer, and to the link. A fresh link has no fault. */
  readonly faults?: UploadFaults | undefined
  /** The scenario that control queued for this submission. */
  readonly queuedScenario?: string | undefined
  /** When the package was received. */
  readonly submittedAt?: Instant | undefined
}

/** The faults of an upload, and the scenario that has them so. */
export interface UploadFaults {
  readonly scenario: string
  readonly answer?: AnswerFault | undefined
  readonly upload?: UploadFault | undefined
}
