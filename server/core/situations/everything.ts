import { type Product, products } from '../jobs/product.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { CoveredCall } from './calls.ts'
import { type CoverageGroup, coveredGroup, type UsualGeneration } from './covered.ts'
import type { CoveredGeneration } from './generation-situations.ts'
import { possibleGroups } from './possible.ts'
import type { Purpose } from './purpose.ts'
import type { Told } from './verdicts.ts'

const ways: readonly (readonly [Purpose, Told])[] = [
  ['submit', 'later'],
  ['submit_at_once', 'at_once'],
]

/** Everything that clients can meet in a generation, as if they used all of it and had met nothing yet. */
export function everythingIn(
  name: string,
  calls: readonly CoveredCall[],
  scenarios: readonly Scenario[],
  generations: UsualGeneration & { readonly named: (name: string) => CoveredGeneration },
): CoverageGroup[] {
  const told = (product: Product): Told[] =>
    ways.flatMap(([purpose, one]) =>
      calls.some((call) => call.products.includes(product) && call.purposes.includes(purpose)) ? [one] : [],
    )
  const use = {
    products: new Map(products.map((product) => [product, new Set(told(product))])),
    endpoints: new Map(calls.map((call) => [call.endpoint, call])),
    polled: new Set(calls.filter(({ purposes }) => purposes.includes('ask_status')).map(({ endpoint }) => endpoint)),
    called: true,
  }
  const groups = possibleGroups(use, scenarios, generations.named(name))
  return groups.map((group) => coveredGroup(group, name, undefined, generations))
}
