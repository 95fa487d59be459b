import { products as allProducts, type Product } from '../../core/jobs/product.ts'
import { nearest } from '../../core/text/spelling.ts'
import { type GradedGeneration, gradedGenerations } from '../../vendor/contract-kit.ts'
import { listGenerations } from '../../vendor/generations-without-emulator.ts'

const played = listGenerations()

/** The generations whose callbacks can be graded. */
export const generations: readonly GradedGeneration[] = await gradedGenerations(played)
const gradings = generations.map(({ grading }) => grading)
const products = [...new Set(gradings.flatMap((one) => one.products))]

/** Their names. */
export const gradedNames: string = generations.map(({ name }) => name).join(', ')

/** How their clients name products besides, such as `job type`. */
export const nouns: readonly string[] = gradings.flatMap(({ productNames }) => productNames?.noun ?? [])

/** The members that identify a job to a partner. */
export const announced: string = [
  ...new Set(gradings.map((one) => one.announcement?.members ?? '{user_id, job_id, product}')),
].join(' or ')

/** What is graded of each unless products are named. */
export const usualProducts: string = generations.map(usualOf).join('; ')

function usualOf({
  name,
  grading: { products: all, usualProducts: usual = all, productNames },
}: GradedGeneration): string {
  const names = usual.length === all.length ? 'all' : usual.map((one) => productNames?.names[one] ?? one).join(',')
  return generations.length > 1 ? `${name}: ${names}` : names
}

/** The products of that name. @throws RangeError that says what was likely meant. */
export function readProducts(names: readonly string[]): Product[] {
  if (names.length === 1 && names[0] === 'all') return [...products]
  return [...new Set(names.map(readProduct))]
}

function readProduct(text: string): Product {
  const found = productMeant(text, products)
  if (found) return found
  const silent = productMeant(text, allProducts)
  if (silent) throw new RangeError(`${silent} answers at once and never calls back.`)
  const likely = nearest(text, products)
  const known = products.map((product) => [product, ...wireNames(product)].join(' or '))
  throw new RangeError(
    `there is no product "${text}". ${likely ? `Did you mean ${likely}?` : `There are: ${known.join(', ')}.`}`,
  )
}

function productMeant(text: string, among: readonly Product[]): Product | undefined {
  return among.find((product) => product === text || wireNames(product).includes(text))
}

/** What generations call a product on the wire, such as `2`. */
function wireNames(product: Product): string[] {
  return gradings.flatMap(({ productNames }) => productNames?.names[product] ?? [])
}

/** The generations of those names, each once; or all. @throws RangeError that says which there are. */
export function readGenerations(names: readonly string[]): readonly GradedGeneration[] {
  if (names.length === 1 && names[0] === 'all') return generations
  const named = names.map(readGeneration)
  return generations.filter((one) => named.includes(one))
}

function readGeneration(name: string): GradedGeneration {
  const found = generations.find((one) => one.name === name)
  if (found) return found
  const isPlayed = played.some((one) => one.name === name)
  const what = isPlayed ? `callbacks of ${name} cannot be graded` : `there is no API "${name}"`
  throw new RangeError(`${what}. There are: ${gradedNames}, or all.`)
}
