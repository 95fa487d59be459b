import type { Delivery } from '../core/delivery.ts'
import type { UserRecord } from '../core/enrolment.ts'
import type { Job } from '../core/job.ts'
import type { Plan } from '../core/plan.ts'
import type { Product } from '../core/product.ts'
import type { SmileLink } from '../core/smile-link.ts'
import type { Records } from '../core/state.ts'
import type { Upload } from '../core/upload.ts'

/** What a listing may be narrowed to. */
export interface Filter {
  readonly partnerId?: string | undefined
  readonly jobId?: string | undefined
}

/**
 * Where everything is kept. Dull verbs: the rules stay in the core. Every record belongs to a partner.
 * Calls are synchronous, so what one call reads no other call can change before the next line.
 * Records that come out are frozen; a changed copy is saved under the same key.
 */
export interface Storage {
  /** Counts a partner's submissions: 1, 2, 3, … */
  nextSerial(partnerId: string): number
  /** Counts the ids that were made for what a partner did not name: 1, 2, 3, … */
  nextId(partnerId: string): number

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
  jobs(filter: Filter): readonly Job[]

  saveDelivery(delivery: Delivery): void
  delivery(id: string): Delivery | undefined
  deliveriesOf(partnerId: string, smileJobId: string): readonly Delivery[]
  /** Oldest first. */
  deliveries(filter: Filter): readonly Delivery[]

  saveUser(user: UserRecord): void
  user(partnerId: string, userId: string): UserRecord | undefined

  saveLink(link: SmileLink): void
  link(partnerId: string, refId: string): SmileLink | undefined

  /** Puts a scenario's name at the end of the partner's queue. */
  enqueue(partnerId: string, scenario: string, times: number): void
  /** The queue's head, left where it is. */
  peekQueue(partnerId: string): string | undefined
  /** Takes the queue's head. */
  dequeue(partnerId: string): string | undefined

  /** Everything there is. */
  everything(): Records
  /** Forgets everything and keeps these instead, all or nothing. */
  replaceAll(records: Records): void
  /** Forgets everything of one partner, or of all. */
  reset(partnerId?: string): void
  close(): void
}
