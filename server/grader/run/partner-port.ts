import type { Message } from '../../core/callbacks/message.ts'
import type { AttemptOutcome } from '../../core/callbacks/retry.ts'
import type { Milliseconds } from '../../core/time.ts'
import type { Conclusion } from '../../vendor/grading/case.ts'

/** A job, as the partner knows it. */
export interface JobRef {
  readonly userId: string
  readonly jobId: string
}

/** The answer to a callback. */
export type Answer = Omit<AttemptOutcome, 'at'>

/** The partner's conclusion about a job. */
export interface Reading {
  /** Absent when it is unknown. */
  readonly conclusion?: Conclusion
  /** The partner's own words, or why they could not be read. */
  readonly said: string
  /** Nothing can be read for any job: no answer, or one that is not about jobs. */
  readonly unreadable?: boolean
}

/** The partner under test. It never throws, except a `CannotGradeError` when grading must end. */
export interface PartnerPort {
  post(message: Message): Promise<Answer>
  /** Sends the first half of a body, and breaks the connection. */
  cut(message: Message): Promise<void>
  /** Announces a job, if the partner wants that. @param job in the words of its generation. */
  announce(job: object): Promise<void>
  /** Absent when there is no status URL. */
  readonly read?: ((job: JobRef) => Promise<Reading>) | undefined
  wait(length: Milliseconds): Promise<void>
}

/** A partner cannot be graded, which is not a failure of its endpoint. */
export class CannotGradeError extends Error {
  override readonly name = 'CannotGradeError'
}
