import type { Product } from '../core/product.ts'
import { canSay } from '../core/result.ts'
import type { Milliseconds } from '../core/time.ts'

/** What the cases are made for. */
export interface Focus {
  /** The chosen products, at least one. */
  readonly products: readonly Product[]
  /** How old a callback may be at this partner; undefined when it may have any age. */
  readonly maxAge: Milliseconds | undefined
}

/** The product of cases in which the product does not matter. */
export function mainProduct({ products: [first] }: Focus): Product {
  if (first === undefined) throw new RangeError('at least one product must be chosen')
  return first
}

/** Those of the chosen products whose jobs a human may review. */
export function reviewedProducts({ products }: Focus): Product[] {
  return products.filter((product) => canSay(product, 'provisional', 'machine'))
}
