import type { Submission } from '../jobs/submission.ts'
import type { Catalogue } from './catalogue.ts'
import { allHold } from './condition.ts'
import { type NearMiss, nearestMiss, type Way } from './near-miss.ts'
import type { Scenario } from './scenario.ts'

/**
 * Why a scenario was chosen. The first that applies wins: the partner's settings, which do not enable what is asked; a report of fraud; the user's enrolment; queued, hinted,
 * matched, default.
 */
export type ChosenBy = 'settings' | 'fraud' | 'enrolment' | 'queued' | 'hinted' | 'matched' | 'default'

/** A scenario and why it was chosen. */
export interface Choice {
  readonly scenario: Scenario
  readonly chosenBy: ChosenBy
  readonly nearMiss?: NearMiss | undefined
}

/**
 * Chooses the scenario of a submission. Scenarios that are impossible for the product are skipped; so are refusals of what is accepted.
 * @param queued the next scenario in the partner's queue.
 * @param isAccepted whether it can no longer be refused, as when the package of an upload has come.
 */
export function chooseScenario(
  request: Submission,
  catalogue: Catalogue,
  queued?: string,
  isAccepted: boolean = request.package !== undefined,
): Choice {
  const { applicable, byName, ways } = catalogue.storiesFor(request.product, isAccepted)
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
    if (count <= most || !allHold(left, request)) continue
    best = scenario
    most = count
  }
  return best
}
