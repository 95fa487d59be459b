import { outcomes } from '../../../core/jobs/outcome.ts'
import { products } from '../../../core/jobs/product.ts'
import { judges, resultOf } from '../../../core/jobs/result.ts'
import type { CanSay } from '../../../core/jobs/wording.ts'
import { word } from './words.ts'

/** All codes that a generation can say, and their texts. */
export function knownCodes(canSay: CanSay): { readonly codes: readonly string[]; readonly texts: readonly string[] } {
  const words = products.flatMap((product) =>
    judges.flatMap((by) =>
      outcomes.filter((outcome) => canSay(product, outcome, by)).map((outcome) => word(product, resultOf(outcome, by))),
    ),
  )
  return { codes: [...new Set(words.map(({ code }) => code))], texts: [...new Set(words.map(({ text }) => text))] }
}
