import type { Product } from '../jobs/product.ts'
import type { CanSay } from '../jobs/wording.ts'
import type { Condition } from './condition.ts'
import type { Way } from './near-miss.ts'
import { appliesTo, refusesForGood, type Scenario } from './scenario.ts'
import { isCounted } from './streak.ts'

/** What the submissions of one generation are decided by. */
export interface CatalogueContents {
  readonly generation: string
  /** In file order. */
  readonly scenarios: readonly Scenario[]
  readonly defaultName: string
  readonly canSay: CanSay
}

/** The same, and what follows from it. It never changes: other scenarios make another catalogue. */
export interface Catalogue extends CatalogueContents {
  readonly names: readonly string[]
  /** Those that count submissions. */
  readonly counting: readonly Scenario[]
  /** Those possible for a product. @param isAccepted whether its submission can no longer be refused. */
  storiesFor(product: Product, isAccepted: boolean): Stories
}

/** The scenarios possible for one product, by what selects them. */
export interface Stories {
  /** In file order, and so are the ways. */
  readonly applicable: readonly Scenario[]
  readonly byName: ReadonlyMap<string, Scenario>
  readonly ways: readonly Way[]
}

/** @returns a catalogue that works out a product's stories with its first submission. */
export function createCatalogue(contents: CatalogueContents): Catalogue {
  const { scenarios } = contents
  const asked = new Map<Product, Stories>()
  const accepted = new Map<Product, Stories>()
  return {
    ...contents,
    names: scenarios.map(({ name }) => name),
    counting: scenarios.filter(({ respond }) => respond && isCounted(respond)),
    storiesFor(product, isAccepted) {
      const known = isAccepted ? accepted : asked
      const stories = known.get(product) ?? createStories(contents, product, isAccepted)
      known.set(product, stories)
      return stories
    },
  }
}

function createStories(
  { generation, scenarios, canSay }: CatalogueContents,
  product: Product,
  isAccepted: boolean,
): Stories {
  const applicable = scenarios.filter((one) => appliesTo(one, product, canSay) && !(isAccepted && refusesForGood(one)))
  const byName = new Map(applicable.map((one) => [one.name, one]))
  return { applicable, byName, ways: applicable.flatMap((one) => waysTo(one, generation, product)) }
}

/** The API rules ways out, and makes none fit better. */
function waysTo(scenario: Scenario, generation: string, product: Product): Way[] {
  const isRuledOut = (conditions: readonly Condition[], name: string, value: string) =>
    conditions.some(({ field, predicate }) => field === name && !predicate.holds(value))
  return scenario.alternatives
    .filter((all) => all.length > 0 && !isRuledOut(all, 'api', generation) && !isRuledOut(all, 'product', product))
    .map((all) => all.filter(({ field }) => field !== 'api'))
    .map((conditions) => ({ scenario, conditions, left: conditions.filter(({ field }) => field !== 'product') }))
}
