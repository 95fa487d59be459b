import type { Delivery } from '../core/callbacks/delivery.ts'
import type { BoundValue } from '../core/identity/bound-value.ts'
import type { Job } from '../core/jobs/job.ts'
import type { Plan } from '../core/jobs/plan.ts'
import type { Product } from '../core/jobs/product.ts'
import type { AbandonedUpload, UnheldValue } from '../core/jobs/retention.ts'
import type { Upload } from '../core/jobs/upload.ts'
import type { Streak, StreakKey } from '../core/scenarios/streak.ts'
import type { EmulatorRecord, KeptEmulator, Records, TemporaryPartnerRecord } from '../core/state/state.ts'
import type { Instant } from '../core/time.ts'
import type { UserRecord } from '../core/users/enrolment.ts'
import type { FraudMark } from '../core/users/fraud.ts'
import type { AccountRecord } from '../core/users/partner-settings.ts'
import type { SmileLink } from '../core/users/smile-link.ts'
import type { TemporaryPartner } from '../core/users/temporary-partner.ts'
import type { DeliveryFilter, End, Filter, JobFilter } from './listings.ts'

/** Everything of an emulator besides its records. */
export interface Surroundings {
  readonly emulator: EmulatorRecord
  readonly temporaryPartners: readonly TemporaryPartnerRecord[]
}

/**
 * Where everything is kept. Dull verbs: the rules stay in the core. Every record belongs to a partner.
 * Calls are synchronous, so what one call reads no other call can change before the next line.
 * Records that come out are frozen; a changed copy is saved under the same key.
 */
export interface Storage {
  /**
   * Makes one of what `work` saves: should the process end or the store fail meanwhile, all of it is there afterwards or
   * nothing. `work` itself has to come to its end.
   */
  atomically<Value>(work: () => Value): Value

  /** The serial of a partner's newest submission; 0 before the first. */
  serial(partnerId: string): number
  saveSerial(partnerId: string, serial: number): void
  /** How many ids were made for what a partner did not name. */
  idsMade(partnerId: string): number
  saveIdsMade(partnerId: string, idsMade: number): void

  saveUpload(upload: Upload): void
  uploadByRef(partnerId: string, ref: string): Upload | undefined
  uploadByJobId(partnerId: string, jobId: string): Upload | undefined

  /** Writes a job and its deliveries, all or nothing. */
  savePlan(plan: Plan): void
  job(partnerId: string, smileJobId: string): Job | undefined
  /** The newest of that name: a lookup's `job_id` may be used again. */
  jobByJobId(partnerId: string, userId: string, jobId: string): Job | undefined
  /** In any order. */
  jobsOfUser(partnerId: string, userId: string, product: Product): readonly Job[]
  /** Newest first. */
  jobs(filter: JobFilter): readonly Job[]
  countJobs(filter: Filter): number

  /** About how many bytes the records of a partner take. */
  bytesKept(partnerId: string): number
  /** In the order in which they came, read one by one: any of them may be forgotten on the way. */
  oldestJobs(partnerId: string): Iterable<Job>
  /** Forgets a job, its upload by its ref, and its deliveries. */
  forgetJob(partnerId: string, smileJobId: string, ref: string): void
  /** About how many bytes a job takes, with its upload, by its ref, and its deliveries. */
  bytesOfJob(partnerId: string, smileJobId: string, ref: string): number
  /** Uploads whose package never came, below a serial and opened before a moment. */
  abandonedUploads(partnerId: string, below: number, before: Instant): readonly AbandonedUpload[]
  forgetUpload(partnerId: string, ref: string): void

  saveDelivery(delivery: Delivery): void
  delivery(id: string): Delivery | undefined
  deliveriesOf(partnerId: string, smileJobId: string): readonly Delivery[]
  /** Oldest first. */
  deliveries(filter: DeliveryFilter): readonly Delivery[]
  countDeliveries(filter: DeliveryFilter): number

  saveUser(user: UserRecord): void
  user(partnerId: string, userId: string): UserRecord | undefined
  /** In the order in which they were first saved. */
  users(): readonly UserRecord[]

  saveLink(link: SmileLink): void
  link(partnerId: string, refId: string): SmileLink | undefined
  /** The first that is for this user. */
  linkOfUser(partnerId: string, userId: string): SmileLink | undefined

  /** One for each user. */
  saveFraud(mark: FraudMark): void
  forgetFraud(partnerId: string, userId: string): void
  /** All of a partner's, or of everybody's. */
  frauds(partnerId?: string): readonly FraudMark[]

  saveBoundValue(bound: BoundValue): void
  boundValue(partnerId: string, reference: string): BoundValue | undefined
  /** Those that were bound last before a moment. */
  unheldValues(partnerId: string, before: Instant): readonly UnheldValue[]
  forgetBoundValue(partnerId: string, reference: string): void

  saveStreak(streak: Streak): void
  streak(partnerId: string, key: StreakKey): Streak | undefined
  forgetStreak(partnerId: string, key: StreakKey): void

  saveAccount(account: AccountRecord): void
  account(partnerId: string): AccountRecord | undefined

  /** Puts a scenario's name at the end of the partner's queue. */
  enqueue(partnerId: string, scenario: string, times: number): void
  /** The whole queue, the head first. */
  queue(partnerId: string): readonly string[]
  /** The queue's head, left where it is. */
  peekQueue(partnerId: string): string | undefined
  /** Takes the queue's head. */
  dequeue(partnerId: string): string | undefined

  /** Jobs of a partner that have a result later than `now`. In any order. */
  jobsToCome(partnerId: string, now: Instant): readonly Job[]
  /** Callbacks of a partner that have ended by `now`, and when. In any order. */
  ends(partnerId: string, now: Instant): readonly End[]

  /** What is kept of the emulator itself; nothing in a store that is new. */
  emulator(): Partial<KeptEmulator>
  /** Keeps these; what is not mentioned stays. */
  saveEmulator(changes: Partial<KeptEmulator>): void
  /** In the order in which they were made. */
  temporaryPartners(): readonly TemporaryPartnerRecord[]
  hasTemporaryPartner(partnerId: string): boolean
  saveTemporaryPartner(partner: TemporaryPartner): void
  /** What a temporary partner's own clock shows. */
  saveMoment(partnerId: string, now: Instant): void
  /** Forgets a temporary partner, and everything of it. */
  forgetTemporaryPartner(partnerId: string): void

  /** Every record there is. */
  everything(): Records
  /** Forgets everything and keeps these instead, all or nothing. The surroundings stay unless given. */
  replaceAll(records: Records, surroundings?: Surroundings): void
  /** Forgets every record of one partner, or of all. */
  reset(partnerId?: string): void
  /** Why nothing more can be kept for the next start, though it should be; undefined while it can. */
  problem(): string | undefined
  close(): void
}
