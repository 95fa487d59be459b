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
  // Once a package has come, its submission cannot be refused any more.
  const told = toldAbout(request.product, catalogue.scenarios)
  const scenarios = request.package ? told.filter((one) => !refuses(one)) : told
  const named = (name: string | undefined) => scenarios.find((one) => one.name === name)

  const fromQueue = named(queued)
  if (fromQueue) return { scenario: fromQueue, rung: 'queued' }

  const hinted = named(hintIn(request)) ?? bySandboxResult(request, scenarios)
  if (hinted) return { scenario: hinted, rung: 'hinted' }

  const matched = mostSpecificMatch(request, scenarios)
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
      return nearestMiss(request, scenarios)
    },
  }
}

// A catalogue stays what it is until somebody changes a scenario, and then it is another.
const stories = new WeakMap<readonly Scenario[], Map<Product, readonly Scenario[]>>()

/** The stories that can be told about a product. */
function toldAbout(product: Product, scenarios: readonly Scenario[]): readonly Scenario[] {
  const known = stories.get(scenarios) ?? new Map<Product, readonly Scenario[]>()
  const told = known.get(product) ?? scenarios.filter((one) => appliesTo(one, product))
  stories.set(scenarios, known.set(product, told))
  return told
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

function mostSpecificMatch(request: Submission, scenarios: readonly Scenario[]): Scenario | undefined {
  let best: { scenario: Scenario; conditions: number } | undefined
  for (const scenario of scenarios) {
    const held = scenario.alternatives.filter((conditions) => conditions.every((one) => holds(one, request)))
    const conditions = held.reduce((most, one) => Math.max(most, one.length), 0)
    if (conditions > (best?.conditions ?? 0)) best = { scenario, conditions }
  }
  return best?.scenario
}

function nearestMiss(request: Submission, scenarios: readonly Scenario[]): NearMiss | undefined {
  let nearest: { share: number; scenario: Scenario; failed: Condition } | undefined
  for (const scenario of scenarios) {
    for (const conditions of scenario.alternatives) {
      const failed = conditions.filter((one) => !holds(one, request))
      const first = failed[0]
      // That a story is about this product brings it no nearer: most are. One about another product is not near at all.
      if (!first || failed.some(({ field }) => field === 'product')) continue
      const telling = conditions.filter(({ field }) => field !== 'product')
      const share = telling.filter((one) => !failed.includes(one)).length / conditions.length
      if (share > (nearest?.share ?? -1)) nearest = { share, scenario, failed: first }
    }
  }
  if (!nearest) return undefined
  const { scenario, failed } = nearest
  return {
    scenario: scenario.name,
    field: failed.field,
    expected: failed.predicate.description,
    actual: textOf(failed.read(request) ?? 'nothing'),
  }
}
