import type { Product } from '../jobs/product.ts'
import type { Submission } from '../jobs/submission.ts'
import type { CanSay } from '../jobs/wording.ts'
import { type Condition, holds } from './condition.ts'
import { type NearMiss, nearestMiss, type Way } from './near-miss.ts'
import { appliesTo, refusesForGood, type Scenario } from './scenario.ts'

/**
 * Why a scenario was chosen. The first that applies wins: the partner's settings, which do not enable what is asked; a report of fraud; queued, hinted,
 * matched, default.
 */
export type ChosenBy = 'settings' | 'fraud' | 'queued' | 'hinted' | 'matched' | 'default'

/** A scenario and why it was chosen. */
export interface Choice {
  readonly scenario: Scenario
  readonly chosenBy: ChosenBy
  readonly nearMiss?: NearMiss | undefined
}

/** The scenarios to choose from. */
export interface Catalogue {
  /** In file order. */
  readonly scenarios: readonly Scenario[]
  readonly defaultName: string
  /** Of the submission's generation. */
  readonly canSay: CanSay
}

/**
 * Chooses the scenario of a submission. `queued` is the next scenario in the partner's queue.
 * Scenarios that are impossible for the product are skipped; so are refusals once the package has come.
 */
export function chooseScenario(request: Submission, catalogue: Catalogue, queued?: string): Choice {
  const { applicable, byName, ways } = storiesFor(request, catalogue)
  const named = (name: string | undefined) => (name === undefined ? undefined : byName.get(name))

  const fromQueue = named(queued)
  if (fromQueue) return { scenario: fromQueue, chosenBy: 'queued' }

  const hinted = named(request.hints?.scenario) ?? bySandboxResult(request, applicable)
  if (hinted) return { scenario: hinted, chosenBy: 'hinted' }

  const matched = mostSpecificMatch(request, ways)
  if (matched) return { scenario: matched, chosenBy: 'matched' }

  const fallback = named(catalogue.defaultName)
  if (!fallback) {
    throw new RangeError(
      `the default scenario "${catalogue.defaultName}" does not exist, or not for ${request.product}`,
    )
  }
  return {
    scenario: fallback,
    chosenBy: 'default',
    // Only computed on demand: an upload that is only announced does not need it.
    get nearMiss() {
      return nearestMiss(request, ways)
    },
  }
}

/** The scenarios possible for one product, by what selects them. */
interface Stories {
  /** In file order, and so are the ways. */
  readonly applicable: readonly Scenario[]
  readonly byName: ReadonlyMap<string, Scenario>
  readonly ways: readonly Way[]
}

type StoriesByKind = Map<string, Stories>

// A list of scenarios never changes: a changed scenario makes a new list.
const known = new WeakMap<CanSay, WeakMap<readonly Scenario[], StoriesByKind>>()

function storiesFor(request: Submission, { scenarios, canSay }: Catalogue): Stories {
  const { generation, product } = request
  const kind = `${generation} ${product}${request.package ? ', complete' : ''}`
  const byKind = known.get(canSay)?.get(scenarios) ?? new Map<string, Stories>()
  const before = byKind.get(kind)
  if (before) return before
  const found = createStories(request, scenarios, canSay)
  byKind.set(kind, found)
  known.set(canSay, (known.get(canSay) ?? new WeakMap()).set(scenarios, byKind))
  return found
}

function createStories(
  { generation, product, package: pack }: Submission,
  scenarios: readonly Scenario[],
  canSay: CanSay,
): Stories {
  // Once its package has come, a submission can no longer be refused.
  const applicable = scenarios.filter((one) => appliesTo(one, product, canSay) && !(pack && refusesForGood(one)))
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

function bySandboxResult({ hints }: Submission, scenarios: readonly Scenario[]): Scenario | undefined {
  const wanted = hints?.sandboxResult
  return wanted === undefined ? undefined : scenarios.find((one) => one.sandboxResult === wanted)
}

function mostSpecificMatch(request: Submission, ways: readonly Way[]): Scenario | undefined {
  let best: Scenario | undefined
  let most = 0
  for (const { scenario, conditions, left } of ways) {
    // A match with an API alone is the widest.
    const count = conditions.length || 0.5
    if (count <= most || !left.every((one) => holds(one, request))) continue
    best = scenario
    most = count
  }
  return best
}
