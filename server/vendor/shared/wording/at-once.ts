import type { Product } from '../../../core/jobs/product.ts'
import { resultOf } from '../../../core/jobs/result.ts'
import type { CanSay } from '../../../core/jobs/wording.ts'
import type { GenerationSituations } from '../../../core/situations/generation-situations.ts'
import { word } from './words.ts'

/** What the answers to submissions of these products say: a code, as elsewhere. */
export function codesAtOnce(products: readonly Product[], canSay: CanSay): GenerationSituations['atOnce'] {
  return (product, outcome) =>
    outcome && products.includes(product) && canSay(product, outcome, 'machine')
      ? word(product, resultOf(outcome, 'machine'))
      : undefined
}
