import type { Delivery } from '../core/callbacks/delivery.ts'
import type { NextQueued } from '../core/decisions/count-choice.ts'
import type { FraudSubject } from '../core/decisions/fraud/lock-fraud.ts'
import type { BoundValue } from '../core/identity/bound-value.ts'
import type { Job } from '../core/jobs/job.ts'
import type { Product } from '../core/jobs/product.ts'
import type { Removable, RemovalWish } from '../core/jobs/retention.ts'
import type { Upload } from '../core/jobs/upload.ts'
import type { Streak, StreakKey } from '../core/scenarios/streak.ts'
import type { UserRecord } from '../core/users/enrolment.ts'
import type { FraudMark } from '../core/users/fraud.ts'
import type { AccountRecord } from '../core/users/partner-settings.ts'
import type { SmileLink } from '../core/users/smile-link.ts'

/** What can be known of a partner: what it is found by, and what it is. */
export interface FactKinds {
  /** The serial of its newest submission; 0 before the first. */
  serial: { by: object; is: number }
  /** How many ids were made for it. */
  idsMade: { by: object; is: number }
  uploadByRef: { by: { readonly ref: string }; is: Upload | undefined }
  uploadByJobId: { by: { readonly jobId: string }; is: Upload | undefined }
  job: { by: { readonly smileJobId: string }; is: Job | undefined }
  /** The newest of that name: a lookup's `job_id` may be used again. */
  jobByJobId: { by: { readonly userId: string; readonly jobId: string }; is: Job | undefined }
  /** In any order. */
  jobsOfUser: { by: { readonly userId: string; readonly products: readonly Product[] }; is: readonly Job[] }
  /** All of the job that a delivery belongs to, oldest first. */
  deliveriesBeside: { by: { readonly id: string }; is: readonly Delivery[] }
  delivery: { by: { readonly id: string }; is: Delivery | undefined }
  /** Oldest first. */
  deliveriesOfJob: { by: { readonly smileJobId: string }; is: readonly Delivery[] }
  user: { by: { readonly userId: string }; is: UserRecord | undefined }
  /** The marks of this user, and of others with one of these faces. */
  frauds: { by: FraudSubject; is: readonly FraudMark[] }
  link: { by: { readonly refId: string }; is: SmileLink | undefined }
  /** The link that is for this user; nothing where nobody is named. */
  linkOfUser: { by: { readonly userId: string | undefined }; is: SmileLink | undefined }
  /** What became of the partner's settings; undefined while they are as they were configured. */
  account: { by: object; is: AccountRecord | undefined }
  /** Those that there are. */
  boundValues: { by: { readonly references: readonly string[] }; is: readonly BoundValue[] }
  /** Those that there are. */
  streaks: { by: { readonly keys: readonly StreakKey[] }; is: readonly Streak[] }
  /** The first of the queue that is one of these names. */
  nextQueued: { by: { readonly names: readonly string[] }; is: NextQueued }
  /** What may be forgotten; nothing where neither room nor age demands it. */
  removable: { by: RemovalWish; is: Removable }
}

type FactKind = keyof FactKinds

/** Asks for one fact. */
export type Key<Kind extends FactKind = FactKind> = Kind extends FactKind
  ? { readonly fact: Kind } & FactKinds[Kind]['by']
  : never

/** Asks for facts, each under a name. */
export type Keys = Readonly<Record<string, Key>>

/** Whose facts they are, and in which of the partner's epochs they hold. */
export interface Whose {
  readonly partnerId: string
  readonly epoch: number
}

/** The facts that the keys ask for, under the same names. */
export type Facts<Asked extends Keys> = Whose & { readonly [Name in keyof Asked]: FactKinds[Asked[Name]['fact']]['is'] }
