import type { Product } from '../core/jobs/product.ts'
import type { Instant } from '../core/time.ts'
import type { Partner } from '../core/users/partner.ts'

/** A job that the user of the dashboard tries. */
export interface Trial {
  readonly partner: Partner
  readonly product: Product
  readonly userId: string
  readonly jobId: string
  readonly callbackUrl: string
  /** A scenario by name. */
  readonly scenario: string | undefined
  /** The person follows from it. */
  readonly idNumber: string
}

/** The same, and when. */
export interface TimedTrial extends Trial {
  readonly now: Instant
}

/** A request in its wire form. */
export interface TrialCall {
  readonly method: 'POST' | 'PUT'
  /** A path, or a URL from an answer. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** Its answer. */
export interface TrialAnswer {
  readonly status: number
  readonly body: string
  readonly hint: string | undefined
  /** What the job is called, where who submits does not name it. */
  readonly jobId?: string | undefined
}
