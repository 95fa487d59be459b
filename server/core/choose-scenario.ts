import type { Condition, Scenario } from './scenario.ts'
import type { UploadRequest } from './submission.ts'

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

/** Names the scenario that decides this submission. `queued` is what control's `next` left for this partner. */
export function chooseScenario(request: UploadRequest, catalogue: Catalogue, queued?: string): Choice {
  const named = (name: string | undefined) => catalogue.scenarios.find((one) => one.name === name)

  const fromQueue = named(queued)
  if (fromQueue) return { scenario: fromQueue, rung: 'queued' }

  const hinted = named(hintIn(request)) ?? bySandboxResult(request, catalogue)
  if (hinted) return { scenario: hinted, rung: 'hinted' }

  const matched = mostSpecificMatch(request, catalogue.scenarios)
  if (matched) return { scenario: matched, rung: 'matched' }

  const fallback = named(catalogue.defaultName)
  if (!fallback) throw new RangeError(`the default scenario "${catalogue.defaultName}" does not exist`)
  return { scenario: fallback, rung: 'default', nearMiss: nearestMiss(request, catalogue.scenarios) }
}

/** The scenario a submission asks for by name, if any: `partner_params.emulator_scenario`. */
export function hintIn(request: UploadRequest): string | undefined {
  const name = request.partnerParams.emulator_scenario
  return typeof name === 'string' ? name : undefined
}

function bySandboxResult(request: UploadRequest, catalogue: Catalogue): Scenario | undefined {
  const wanted = request.partnerParams.sandbox_result
  if (wanted === undefined) return undefined
  return catalogue.scenarios.find((one) => one.sandboxResult === String(wanted))
}

function mostSpecificMatch(request: UploadRequest, scenarios: readonly Scenario[]): Scenario | undefined {
  return scenarios
    .filter(({ conditions }) => conditions.length > 0 && conditions.every((one) => holds(one, request)))
    .reduce<Scenario | undefined>(
      (best, one) => (best && best.conditions.length >= one.conditions.length ? best : one),
      undefined,
    )
}

function nearestMiss(request: UploadRequest, scenarios: readonly Scenario[]): NearMiss | undefined {
  let nearest: { share: number; scenario: Scenario; failed: Condition } | undefined
  for (const scenario of scenarios) {
    const failed = scenario.conditions.filter((one) => !holds(one, request))
    const first = failed[0]
    if (!first) continue
    const share = 1 - failed.length / scenario.conditions.length
    if (share > (nearest?.share ?? -1)) nearest = { share, scenario, failed: first }
  }
  if (!nearest) return undefined
  const { scenario, failed } = nearest
  return {
    scenario: scenario.name,
    field: failed.field,
    expected: failed.predicate.description,
    actual: String(fieldOf(request, failed.field) ?? 'nothing'),
  }
}

function holds(condition: Condition, request: UploadRequest): boolean {
  return condition.predicate.holds(fieldOf(request, condition.field))
}

function fieldOf(request: UploadRequest, field: string): unknown {
  if (field === 'product') return request.product
  if (field === 'user_id') return request.userId
  if (field === 'job_id') return request.jobId
  return request.partnerParams[field.replace('partner_params.', '')]
}
