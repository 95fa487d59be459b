import { outcomes } from '../../server/core/outcome.ts'
import type { Product } from '../../server/core/product.ts'
import { canSay, judges, type Result, resultOf } from '../../server/core/result.ts'

/** Everything that can be said of a product: the machine's verdicts, then a human's. */
export function verdictsOn(product: Product): readonly Result[] {
  return judges.flatMap((by) =>
    outcomes.filter((outcome) => canSay(product, outcome, by)).map((outcome) => resultOf(product, outcome, by)),
  )
}
