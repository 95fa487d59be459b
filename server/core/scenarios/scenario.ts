import { canClaim } from '../jobs/claim.ts'
import type { Outcome } from '../jobs/outcome.ts'
import type { Product } from '../jobs/product.ts'
import type { Judge, Result } from '../jobs/result.ts'
import type { CanSay } from '../jobs/wording.ts'
import type { Milliseconds } from '../time.ts'
import type { Condition } from './condition.ts'
import type { CallbackFault, StatusFault, SubmissionFault, UploadFault } from './fault.ts'
import { isForAWhile } from './streak.ts'

/** One step of a story: a verdict some time after the submission. */
export interface Stage extends Pick<Result, 'suspects' | 'overrides'> {
  readonly after: Milliseconds
  readonly outcome: Outcome
  readonly by: Judge
  readonly callback?: CallbackFault | undefined
}

/** Whether the submission itself is refused, so that no job exists. */
export function refuses({ respond }: Scenario): boolean {
  return respond?.error !== undefined || respond?.status !== undefined
}

/** Whether it is refused whenever it comes: it may also be for a while. */
export function refusesForGood(scenario: Scenario): boolean {
  return refuses(scenario) && !(scenario.respond && isForAWhile(scenario.respond))
}

/** Whether anything goes wrong in it that is no verdict or refusal of the vendor's. */
export function hasFaults({ respond, upload, jobStatus, stages, end }: Scenario): boolean {
  const { error, ...answer } = respond ?? {}
  const spoilt = Object.values(answer).some((one) => one !== undefined)
  return spoilt || Boolean(upload ?? jobStatus) || end === 'never' || stages.some(({ callback }) => callback)
}

/**
 * Whether this story can be told about a product: it is refused for good, it never comes to anything, or every stage's
 * outcome is one that its judge can give, and what a forged callback claims is one that somebody can.
 */
export function appliesTo(scenario: Scenario, product: Product, canSay: CanSay): boolean {
  const { stages, end } = scenario
  if (refusesForGood(scenario)) return true
  return (stages.length > 0 || end === 'never') && stages.every((stage) => canTell(product, stage, canSay))
}

function canTell(product: Product, { outcome, by, callback }: Stage, canSay: CanSay): boolean {
  const claimed = callback?.claims
  return canSay(product, outcome, by) && (claimed === undefined || canClaim(product, claimed, canSay))
}

/** Whether it is written for a product, by the conditions of its own, or for any. */
export function isMeantFor({ alternatives }: Scenario, product: Product): boolean {
  const about = (conditions: readonly Condition[]) => conditions.filter(({ field }) => field === 'product')
  return (
    alternatives.length === 0 ||
    alternatives.some((conditions) => about(conditions).every(({ predicate }) => predicate.holds(product)))
  )
}

/** A whole story as data: when it is told, and what Smile ID says and when. */
export interface Scenario {
  readonly name: string
  readonly summary: string
  /** The scenario is meant when all conditions of any one of these hold; none at all is never a match. */
  readonly alternatives: readonly (readonly Condition[])[]
  /** The vendor's `sandbox_result` that asks for this story. Source: v1 §10. */
  readonly sandboxResult?: string | undefined
  /** What goes wrong with the answer to the submission, with the upload, and with `job_status`. */
  readonly respond?: SubmissionFault | undefined
  readonly upload?: UploadFault | undefined
  readonly jobStatus?: StatusFault | undefined
  readonly stages: readonly Stage[]
  /** Besides its stages: it ends with a reviewer's decision, whenever that comes, or it never ends. */
  readonly end?: 'reviewed' | 'never' | undefined
  /** The file it was read from, for people. */
  readonly file: string
  /** Whether it came with the emulator. */
  readonly isShipped?: boolean
}
