import type { Product } from '../../core/jobs/product.ts'
import type { CanSay } from '../../core/jobs/wording.ts'
import type { Milliseconds } from '../../core/time.ts'

/** The products and settings that cases are made for. */
export interface Focus {
  /** The chosen products, at least one. */
  readonly products: readonly Product[]
  /** How old a callback may be at this partner; undefined when it may have any age. */
  readonly maxAge: Milliseconds | undefined
  /** Which outcomes the generation can give. */
  readonly canSay: CanSay
}

/** The product of cases in which the product does not matter. */
export function mainProduct({ products: [first] }: Focus): Product {
  if (first === undefined) throw new RangeError('at least one product must be chosen')
  return first
}

/** Those of the chosen products whose jobs a human may review. */
export function reviewedProducts({ products, canSay }: Focus): Product[] {
  return products.filter((product) => canSay(product, 'provisional', 'machine'))
}
