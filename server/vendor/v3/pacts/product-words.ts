import { type Product, products } from '../../../core/jobs/product.ts'
import { catalogue } from '../wording/catalogue.ts'

// Where v3 has a word of its own. Source: v3 §7, §18.1.
const ownWords: Readonly<Partial<Record<Product, string>>> = { aml_check: 'one_time_aml' }

/** Every product of v3, by the word that its callbacks have for it. */
export const productsByWord: Readonly<Record<string, Product>> = Object.fromEntries(
  products.filter((one) => catalogue[one]).map((one) => [wordOf(one), one]),
)

/** What callbacks call a product. */
export function wordOf(product: Product): string {
  return ownWords[product] ?? product
}
