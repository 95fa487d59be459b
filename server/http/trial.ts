import type { Product } from '../core/jobs/product.ts'
import type { Instant } from '../core/time.ts'
import type { Partner } from '../core/users/partner.ts'

/** A job that somebody wants to see. */
export interface Trial {
  readonly partner: Partner
  readonly product: Product
  readonly userId: string
  readonly jobId: string
  readonly callbackUrl: string
  /** A scenario that is asked for by name. */
  readonly scenario: string | undefined
  /** Whom an ID number belongs to follows from it. */
  readonly idNumber: string
}

/** The same, and when. */
export interface TimedTrial extends Trial {
  readonly now: Instant
}

/** A request as it goes over the wire. */
export interface TrialCall {
  readonly method: 'POST' | 'PUT'
  /** A path, or a URL that was answered. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** What was answered to it. */
export interface TrialAnswer {
  readonly status: number
  readonly body: string
  readonly hint: string | undefined
  /** What the job is called, where who submits does not name it. */
  readonly jobId?: string | undefined
}
