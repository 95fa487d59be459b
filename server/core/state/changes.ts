import type { Delivery } from '../callbacks/delivery.ts'
import type { BoundValue } from '../identity/bound-value.ts'
import type { Job } from '../jobs/job.ts'
import type { Upload } from '../jobs/upload.ts'
import type { Streak, StreakKey } from '../scenarios/streak.ts'
import type { UserRecord } from '../users/enrolment.ts'
import type { FraudMark } from '../users/fraud.ts'
import type { AccountRecord } from '../users/partner-settings.ts'
import type { SmileLink } from '../users/smile-link.ts'
import type { Happening } from './event.ts'

/** A record to keep, and the one that it replaces. */
export interface Replacement<One> {
  readonly before?: One | undefined
  readonly after: One
}

/** A job that is kept no longer, with its upload and its callbacks. */
export interface ForgottenJob {
  readonly smileJobId: string
  readonly ref: string
  readonly callbackIds: readonly string[]
}

/** What is kept no longer. */
export interface Forgotten {
  readonly jobs: readonly ForgottenJob[]
  /** Uploads whose package never came, by their refs. */
  readonly uploads: readonly string[]
  /** What was bound to tokens, by its references. */
  readonly boundValues: readonly string[]
}

/** Everything that a decision changes for one partner, as data. A store applies all of it or nothing. */
export interface Changes {
  /** Goes before anything is saved. */
  readonly forgotten?: Forgotten | undefined
  /** Of the partner's newest submission. */
  readonly serial?: number | undefined
  /** How many ids were generated for what the partner did not name. */
  readonly idsMade?: number | undefined
  /** How many names leave the queue, the first ones. */
  readonly dequeued?: number | undefined
  /** A scenario to append to the queue, and how often. */
  readonly enqueued?: { readonly scenario: string; readonly times: number } | undefined
  readonly uploads?: readonly Upload[] | undefined
  readonly jobs?: readonly Replacement<Job>[] | undefined
  readonly deliveries?: readonly Replacement<Delivery>[] | undefined
  readonly users?: readonly UserRecord[] | undefined
  readonly links?: readonly SmileLink[] | undefined
  readonly boundValues?: readonly BoundValue[] | undefined
  readonly frauds?: readonly FraudMark[] | undefined
  /** Users who are no longer taken for frauds. */
  readonly clearedFrauds?: readonly string[] | undefined
  readonly streaks?: readonly Streak[] | undefined
  readonly endedStreaks?: readonly StreakKey[] | undefined
  readonly account?: AccountRecord | undefined
}

/** A decision: an answer, or an error that is thrown once its changes are kept. */
export type Decision<Answer> = Accepted<Answer> | Refused

interface Accepted<Answer> {
  readonly answer: Answer
  readonly changes?: Changes | undefined
  /** Events to emit once the changes are kept, in this order. */
  readonly events?: readonly Happening[] | undefined
}

interface Refused {
  readonly refusal: Error
  readonly changes?: Changes | undefined
}
