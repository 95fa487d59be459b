import { type Condition, holds } from './condition.ts'
import { textOf } from './predicate.ts'
import type { Product } from './product.ts'
import { appliesTo, refuses, type Scenario } from './scenario.ts'
import type { Submission } from './submission.ts'

/** Why a scenario was chosen. The first rung to hold wins: queued, hinted, matched, default. Source: design §7. */
export type Rung = 'queued' | 'hinted' | 'matched' | 'default'

/** The scenario that came closest when the default had to do, and the first condition that failed. */
export interface NearMiss {
  readonly scenario: string
  readonly field: string
  readonly expected: string
  readonly actual: string
}

/** A scenario and why it was chosen. */
export interface Choice {
  readonly scenario: Scenario
  readonly rung: Rung
  readonly nearMiss?: NearMiss | undefined
}

/** What the chooser looks at. */
export interface Catalogue {
  /** In file order. */
  readonly scenarios: readonly Scenario[]
  readonly defaultName: string
}

/**
 * Names the scenario that decides this submission. `queued` is what control's `next` left for this partner.
 * A story that cannot be told about the product is passed over on every rung; a refusal, of a package that has come.
 */
export function chooseScenario(request: Submission, catalogue: Catalogue, queued?: string): Choice {
  const { told, byName, ways } = storiesFor(request, catalogue.scenarios)
  const named = (name: string | undefined) => (name === undefined ? undefined : byName.get(name))

  const fromQueue = named(queued)
  if (fromQueue) return { scenario: fromQueue, rung: 'queued' }

  const hinted = named(hintIn(request)) ?? bySandboxResult(request, told)
  if (hinted) return { scenario: hinted, rung: 'hinted' }

  const matched = mostSpecificMatch(request, ways)
  if (matched) return { scenario: matched, rung: 'matched' }

  const fallback = named(catalogue.defaultName)
  if (!fallback) {
    throw new RangeError(
      `the default scenario "${catalogue.defaultName}" does not exist, or not for ${request.product}`,
    )
  }
  return {
    scenario: fallback,
    rung: 'default',
    // Looked for when somebody asks: an upload that is only announced does not.
    get nearMiss() {
      return nearestMiss(request, ways)
    },
  }
}

/** One way to match a scenario: all of its conditions must hold. Those on the product do, and are not in `left`. */
interface Way {
  readonly scenario: Scenario
  readonly conditions: readonly Condition[]
  readonly left: readonly Condition[]
}

/** The scenarios that submissions of one product can come to, by whatever leads to them. */
interface Stories {
  /** In file order, and so are the ways. */
  readonly told: readonly Scenario[]
  readonly byName: ReadonlyMap<string, Scenario>
  readonly ways: readonly Way[]
}

// A catalogue stays what it is until somebody changes a scenario, and then it is another.
const stories = new WeakMap<readonly Scenario[], Map<string, Stories>>()

function storiesFor(request: Submission, scenarios: readonly Scenario[]): Stories {
  const known = stories.get(scenarios) ?? new Map<string, Stories>()
  const kind = request.package ? `${request.product}, complete` : request.product
  const found = known.get(kind) ?? createStories(request, scenarios)
  stories.set(scenarios, known.set(kind, found))
  return found
}

function createStories({ product, package: pack }: Submission, scenarios: readonly Scenario[]): Stories {
  // Once a package has come, its submission cannot be refused any more.
  const told = scenarios.filter((one) => appliesTo(one, product) && !(pack && refuses(one)))
  const byName = new Map(told.map((one) => [one.name, one]))
  return { told, byName, ways: told.flatMap((one) => waysTo(one, product)) }
}

function waysTo(scenario: Scenario, product: Product): Way[] {
  return scenario.alternatives
    .map((conditions) => ({ scenario, conditions, left: conditions.filter(({ field }) => field !== 'product') }))
    .filter(({ conditions }) => conditions.every((one) => one.field !== 'product' || one.predicate.holds(product)))
}

/** The scenario a submission asks for by name, if any: `partner_params.emulator_scenario`. */
export function hintIn(request: Submission): string | undefined {
  const name = request.partnerParams.emulator_scenario
  return typeof name === 'string' ? name : undefined
}

function bySandboxResult(request: Submission, scenarios: readonly Scenario[]): Scenario | undefined {
  const wanted = request.partnerParams.sandbox_result
  if (wanted === undefined) return undefined
  return scenarios.find((one) => one.sandboxResult === String(wanted))
}

function mostSpecificMatch(request: Submission, ways: readonly Way[]): Scenario | undefined {
  let best: Way | undefined
  for (const way of ways) {
    if (way.conditions.length <= (best?.conditions.length ?? 0)) continue
    if (way.left.every((one) => holds(one, request))) best = way
  }
  return best?.scenario
}

/** That a story is about this product brings it no nearer: most are. One about another product is not near at all. */
function nearestMiss(request: Submission, ways: readonly Way[]): NearMiss | undefined {
  let nearest: { share: number; way: Way; failed: Condition } | undefined
  for (const way of ways) {
    let failures = 0
    let failed: Condition | undefined
    for (const condition of way.left) {
      if (holds(condition, request)) continue
      failed ??= condition
      failures += 1
    }
    const share = (way.left.length - failures) / way.conditions.length
    if (failed && share > (nearest?.share ?? -1)) nearest = { share, way, failed }
  }
  if (!nearest) return undefined
  const { way, failed } = nearest
  return {
    scenario: way.scenario.name,
    field: failed.field,
    expected: failed.predicate.description,
    actual: textOf(failed.read(request) ?? 'nothing'),
  }
}
