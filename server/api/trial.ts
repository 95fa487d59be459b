import type { Partner } from '../core/partner.ts'
import type { Product } from '../core/product.ts'

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

/** What was answered to it. */
export interface TrialAnswer {
  readonly status: number
  readonly body: string
  readonly hint: string | undefined
}
