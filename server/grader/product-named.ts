import type { Product } from '../core/jobs/product.ts'
import type { Grading } from '../vendor/grading/grading.ts'

/** A product as a generation's clients name it, such as `job type 2`. */
export function productNamed(product: Product, { productNames }: Grading): string {
  const name = productNames?.names[product]
  return name === undefined ? product : `${productNames?.noun} ${name}`
}
