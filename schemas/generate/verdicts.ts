import { outcomes } from '../../server/core/outcome.ts'
import type { Product } from '../../server/core/product.ts'
import { canSay, type Judge, type Result, resultOf } from '../../server/core/result.ts'

/** Everything that can be said of a product: the machine's verdicts, then a human's. */
export function verdictsOn(product: Product): readonly Result[] {
  return [...saidBy('machine', product), ...saidBy('human', product)]
}

/** Everything that Smile Secure can find beside a job of this product. */
export function findingsBeside(product: Product): readonly Result[] {
  return saidBy('smile_secure', product)
}

function saidBy(by: Judge, product: Product): readonly Result[] {
  return outcomes.filter((outcome) => canSay(product, outcome, by)).map((outcome) => resultOf(product, outcome, by))
}
