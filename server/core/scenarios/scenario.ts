import { canClaim } from '../jobs/claim.ts'
import type { Outcome } from '../jobs/outcome.ts'
import type { Product } from '../jobs/product.ts'
import type { Judge, Result } from '../jobs/result.ts'
import type { CanSay } from '../jobs/wording.ts'
import type { Milliseconds } from '../time.ts'
import type { Condition } from './condition.ts'
import type { CallbackFault, StatusFault, SubmissionFault, UploadFault } from './fault.ts'
import { isCounted } from './streak.ts'

/** One step of a scenario: a verdict some time after the submission. */
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

/** Whether it is always refused, and not only after a while or for a while. */
export function refusesForGood(scenario: Scenario): boolean {
  return refuses(scenario) && !(scenario.respond && isCounted(scenario.respond))
}

/** Whether it injects any fault besides the vendor's verdicts and refusals. */
export function hasFaults({ respond, upload, jobStatus, stages, end }: Scenario): boolean {
  const { error, ...answer } = respond ?? {}
  const isFaulty = Object.values(answer).some((one) => one !== undefined)
  return isFaulty || Boolean(upload ?? jobStatus) || end === 'never' || stages.some(({ callback }) => callback)
}

/**
 * Whether the scenario is possible for a product: it always refuses, it never has a result, or each stage's judge can
 * give its outcome, and some judge can give what a forged callback claims.
 */
export function appliesTo(scenario: Scenario, product: Product, canSay: CanSay): boolean {
  const { stages, end } = scenario
  if (refusesForGood(scenario)) return true
  return (stages.length > 0 || end === 'never') && stages.every((stage) => isPossible(product, stage, canSay))
}

function isPossible(product: Product, { outcome, by, callback }: Stage, canSay: CanSay): boolean {
  const claimed = callback?.claims
  return canSay(product, outcome, by) && (claimed === undefined || canClaim(product, claimed, canSay))
}

/** Whether its conditions allow a product. */
export function isMeantFor({ alternatives }: Scenario, product: Product): boolean {
  const about = (conditions: readonly Condition[]) => conditions.filter(({ field }) => field === 'product')
  return (
    alternatives.length === 0 ||
    alternatives.some((conditions) => about(conditions).every(({ predicate }) => predicate.holds(product)))
  )
}

/** A scenario as data: when it is chosen, and what Smile ID answers and when. */
export interface Scenario {
  readonly name: string
  readonly summary: string
  /** It matches when all conditions of any alternative hold; without alternatives it never matches. */
  readonly alternatives: readonly (readonly Condition[])[]
  /** The vendor's `sandbox_result` that selects it. Source: v1 §10. */
  readonly sandboxResult?: string | undefined
  /** The faults of the answer to the submission, of the upload, and of `job_status`. */
  readonly respond?: SubmissionFault | undefined
  readonly upload?: UploadFault | undefined
  readonly jobStatus?: StatusFault | undefined
  readonly stages: readonly Stage[]
  /** After its stages: it ends with a reviewer's decision, or it never ends. */
  readonly end?: 'reviewed' | 'never' | undefined
  /** The file it was read from, as shown to people. */
  readonly file: string
  /** Whether it is part of the emulator. */
  readonly isShipped?: boolean
}
