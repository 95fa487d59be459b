import { outcomes } from '../../server/core/jobs/outcome.ts'
import type { Product } from '../../server/core/jobs/product.ts'
import { type Judge, type Result, resultOf } from '../../server/core/jobs/result.ts'
import type { Word, Wording } from '../../server/core/jobs/wording.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'

/** How results are put into words. */
type Words = Pick<Wording, 'canSay' | 'word'>

/** A result as a generation words it. */
export type Verdict = Result & Word

/** Everything that can be said of a product: the machine's verdicts, then a human's. @param words v1's unless given. */
export function verdictsOn(product: Product, words: Words = v1Wording): readonly Verdict[] {
  return [...saidBy('machine', product, words), ...saidBy('human', product, words)]
}

/** Everything that Smile Secure can find beside a job of this product, or monitoring after it. @param words v1's unless given. */
export function findingsBeside(product: Product, words: Words = v1Wording): readonly Verdict[] {
  return [...saidBy('smile_secure', product, words), ...saidBy('monitor', product, words)]
}

function saidBy(by: Judge, product: Product, { canSay, word }: Words): readonly Verdict[] {
  return outcomes
    .filter((outcome) => canSay(product, outcome, by))
    .map((outcome) => resultOf(outcome, by))
    .map((result) => ({ ...result, ...word(product, result) }))
}
