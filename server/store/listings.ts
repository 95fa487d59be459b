import type { Delivery, DeliveryState } from '../core/callbacks/delivery.ts'
import type { Job } from '../core/jobs/job.ts'
import type { Records } from '../core/state/state.ts'
import type { Instant } from '../core/time.ts'
import type { KnownUser } from '../core/users/enrolment.ts'

/** What a listing may be narrowed to. */
export interface Filter {
  readonly partnerId?: string | undefined
  readonly jobId?: string | undefined
}

/** What a listing of jobs may be narrowed to. */
export interface JobFilter extends Filter {
  /** Only so many, after so many others. */
  readonly page?: { readonly skip: number; readonly take: number } | undefined
}

/** What a listing of callbacks may be narrowed to. */
export interface DeliveryFilter extends Filter {
  /** Any of these. */
  readonly states?: readonly DeliveryState[] | undefined
}

/** How a callback ended, as far as that determines its place among others. */
export interface End {
  readonly id: string
  readonly partnerId: string
  readonly at: Instant
}

/** What people and tests look at: it is as it was at one moment, and nothing is decided by it. */
export interface Listings {
  /** Newest first. */
  jobs(filter: JobFilter): Promise<readonly Job[]>
  countJobs(filter: Filter): Promise<number>
  /** Oldest first. */
  deliveries(filter: DeliveryFilter): Promise<readonly Delivery[]>
  countDeliveries(filter: DeliveryFilter): Promise<number>
  /** Callbacks that have ended by a moment, each partner's own, and when: the earliest first. */
  ends(moments: ReadonlyMap<string, Instant>): Promise<readonly End[]>
  /** Everybody who was ever named: users of the newest jobs first, then those whose state was set by hand or who were reported. */
  users(filter: Pick<Filter, 'partnerId'>): Promise<readonly KnownUser[]>
  /** Scenarios that wait for the partner's next submissions, the next first. */
  queue(partnerId: string): Promise<readonly string[]>
  /** Every record there is. */
  everything(): Promise<Records>
}
