import type { Outcome } from './outcome.ts'
import { type Judge, type Result, type ResultOverrides, resultOf } from './result.ts'
import { type Package, type Submission, showsLiveness } from './submission.ts'

/**
 * A result of one submission: the catalogue's, as far as its pictures allow. A scenario's own words stand as they are.
 * @throws RangeError like `resultOf`.
 */
export function resultOfSubmission(
  { product, package: pack }: Submission,
  outcome: Outcome,
  by: Judge,
  overrides: ResultOverrides = {},
): Result {
  const result = resultOf(product, outcome, by, overrides)
  return { ...result, actions: { ...withoutUnseen(result.actions, pack), ...overrides.actions } }
}

const livenessChecks = ['Liveness_Check', 'Human_Review_Liveness_Check']
const good = ['Passed', 'Provisionally Approved']

/**
 * Nobody passes a check of pictures that did not come. Source: v1 §6.10 [READMEs], whose example without liveness pictures
 * has Liveness_Check "Not Applicable"; that a suspicion stands is assumed: a selfie alone can raise one.
 */
function withoutUnseen(actions: Result['actions'], pack: Package | undefined): Result['actions'] {
  if (!pack || showsLiveness(pack)) return actions
  return Object.fromEntries(
    Object.entries(actions).map(([name, value]) =>
      livenessChecks.includes(name) && good.includes(value) ? [name, 'Not Applicable'] : [name, value],
    ),
  )
}
