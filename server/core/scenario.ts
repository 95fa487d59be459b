import type { ErrorKind } from './errors.ts'
import type { Outcome } from './outcome.ts'
import type { Predicate } from './predicate.ts'
import type { Product } from './product.ts'
import { canSay, type Judge, type ResultOverrides } from './result.ts'
import type { Milliseconds } from './time.ts'

/** One step of a story: a verdict some time after the submission. */
export interface Stage {
  readonly after: Milliseconds
  readonly outcome: Outcome
  readonly by: Judge
  readonly overrides: ResultOverrides
}

/** A field of the submission and what it must be, such as `user_id` or `partner_params.branch`. */
export interface Condition {
  readonly field: string
  readonly predicate: Predicate
}

/** Whether Smile ID can tell this story about a product: it is refused, or every stage's outcome is one that its judge can give. */
export function appliesTo({ respond, stages }: Scenario, product: Product): boolean {
  if (respond) return true
  return stages.length > 0 && stages.every(({ outcome, by }) => canSay(product, outcome, by))
}

/** A whole story as data: when it is told, and what Smile ID says and when. */
export interface Scenario {
  readonly name: string
  readonly summary: string
  /** The scenario is meant when all conditions of any one of these hold; none at all is never a match. */
  readonly alternatives: readonly (readonly Condition[])[]
  /** The vendor's `sandbox_result` that asks for this story. Source: v1 §10. */
  readonly sandboxResult?: string | undefined
  /** The submission itself is refused, and no job exists. */
  readonly respond?: { readonly error: ErrorKind } | undefined
  readonly stages: readonly Stage[]
  /** The story ends with a reviewer's decision, whenever it comes (`when: reviewed`). */
  readonly awaitsReview: boolean
  /** The file it was read from, for people. */
  readonly file: string
}
