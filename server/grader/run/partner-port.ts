import type { AttemptOutcome } from '../../core/callbacks/delivery.ts'
import type { Message } from '../../core/callbacks/message.ts'
import type { Milliseconds } from '../../core/time.ts'
import type { Conclusion } from '../../vendor/grading/case.ts'

/** A job, as the partner knows it. */
export interface JobRef {
  readonly userId: string
  readonly jobId: string
}

/** What came of posting a callback. */
export type Answer = Omit<AttemptOutcome, 'at'>

/** What the partner thinks of a job. */
export interface Reading {
  /** Absent when it cannot be told. */
  readonly conclusion?: Conclusion
  /** What it said, in its own words, or why that could not be read. */
  readonly said: string
  /** There is nothing to read, whatever the job: no answer, or one that says nothing of jobs. */
  readonly unreadable?: boolean
}

/** The partner under test. Nothing that it does makes this throw, but a `CannotGradeError` where grading is at an end. */
export interface PartnerPort {
  post(message: Message): Promise<Answer>
  /** Sends the first half of a body, and breaks the connection. */
  cut(message: Message): Promise<void>
  /** Tells the partner of a job that is to come, where it wants to be told. @param job in the words of its generation. */
  announce(job: object): Promise<void>
  /** Absent when nobody said how to read its conclusions. */
  readonly read?: ((job: JobRef) => Promise<Reading>) | undefined
  wait(length: Milliseconds): Promise<void>
}

/** Why a partner cannot be graded, which is no failure of its endpoint. */
export class CannotGradeError extends Error {
  override readonly name = 'CannotGradeError'
}
