import type { Delivery } from '../core/callbacks/delivery.ts'
import type { BoundValue } from '../core/identity/bound-value.ts'
import type { Job } from '../core/jobs/job.ts'
import type { Upload } from '../core/jobs/upload.ts'
import type { Streak } from '../core/scenarios/streak.ts'
import type { UserRecord } from '../core/users/enrolment.ts'
import type { FraudMark } from '../core/users/fraud.ts'
import type { AccountRecord } from '../core/users/partner-settings.ts'
import type { SmileLink } from '../core/users/smile-link.ts'

/** What a row of a database can be of, by table. */
export interface Recorded {
  readonly uploads: Upload
  readonly jobs: Job
  readonly deliveries: Delivery
  readonly users: UserRecord
  readonly links: SmileLink
  readonly streaks: Streak
  readonly bound_values: BoundValue
  readonly frauds: FraudMark
  readonly accounts: AccountRecord
}

/** A table with a record in each row. */
export type RecordTable = keyof Recorded
