import { outcomes } from '../../server/core/jobs/outcome.ts'
import type { Product } from '../../server/core/jobs/product.ts'
import { type Judge, type Result, resultOf } from '../../server/core/jobs/result.ts'
import type { Word } from '../../server/core/jobs/wording.ts'
import { canSay, word } from '../../server/vendor/v1/wording/wording.ts'

/** A result as v1 words it. */
export type Verdict = Result & Word

/** Everything that can be said of a product: the machine's verdicts, then a human's. */
export function verdictsOn(product: Product): readonly Verdict[] {
  return [...saidBy('machine', product), ...saidBy('human', product)]
}

/** Everything that Smile Secure can find beside a job of this product. */
export function findingsBeside(product: Product): readonly Verdict[] {
  return saidBy('smile_secure', product)
}

function saidBy(by: Judge, product: Product): readonly Verdict[] {
  return outcomes
    .filter((outcome) => canSay(product, outcome, by))
    .map((outcome) => resultOf(outcome, by))
    .map((result) => ({ ...result, ...word(product, result) }))
}
