import type { CallbackFault } from '../scenarios/fault.ts'
import { type Outcome, outcomes } from './outcome.ts'
import type { Product } from './product.ts'
import { judges, type Overrides, type Result, resultOf } from './result.ts'
import type { CanSay } from './wording.ts'

/** The outcomes that a forged callback can claim about a product: those that any judge can give. */
export function claimable(product: Product, canSay: CanSay): Outcome[] {
  return outcomes.filter((outcome) => canClaim(product, outcome, canSay))
}

/** Whether any judge can give this outcome about this product. */
export function canClaim(product: Product, outcome: Outcome, canSay: CanSay): boolean {
  return judges.some((by) => canSay(product, outcome, by))
}

/**
 * The result that a callback reports: the true one, or the one it claims instead. A claim is worded as the judge of the
 * true result would word it, or else as the first judge who can. The scenario's own members apply to both.
 * @throws RangeError when no judge can make the claim about the product; check `canClaim` first.
 */
export function reportedResult(product: Product, truth: Result, { claims }: CallbackFault, canSay: CanSay): Result {
  if (claims === undefined) return truth
  const by = [truth.by, ...judges].find((judge) => canSay(product, claims, judge))
  if (by === undefined) throw new RangeError(`"${claims}" is not an outcome of ${product}`)
  return resultOf(claims, by, { overrides: truth.overrides && onWire(truth.overrides) })
}

function onWire(overrides: Overrides): Overrides {
  return Object.fromEntries(
    Object.entries(overrides).map(([generation, { members, without }]) => [generation, { members, without }]),
  )
}
