import { fullName, type Person } from './person.ts'
import { textOf } from './predicate.ts'
import { appliesTo, type Condition, refuses, type Scenario } from './scenario.ts'
import { type Package, type Submission, selfieOf } from './submission.ts'

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
  const scenarios = catalogue.scenarios.filter(
    (one) => appliesTo(one, request.product) && !(request.package && refuses(one)),
  )
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
    actual: textOf(fieldOf(request, failed.field) ?? 'nothing'),
  }
}

function holds(condition: Condition, request: Submission): boolean {
  return condition.predicate.holds(fieldOf(request, condition.field))
}

function fieldOf(request: Submission, field: string): unknown {
  const { person, package: pack } = request
  const [root = '', name = ''] = field.split(/\.(.*)/s)
  switch (root) {
    case 'product':
      return request.product
    case 'user_id':
      return request.userId
    case 'job_id':
      return request.jobId
    case 'id_info':
      return own(request.idInfo, name)
    case 'person':
      return person && personFact(person, name)
    case 'images':
      return pack && imageFact(pack, name)
    default:
      return own(request.partnerParams, name)
  }
}

function personFact(person: Person, name: string): unknown {
  const { firstName, middleName, lastName, gender, dateOfBirth } = person
  const facts = {
    first_name: firstName,
    middle_name: middleName,
    last_name: lastName,
    full_name: fullName(person),
    gender,
    date_of_birth: dateOfBirth,
  }
  return own(facts, name)
}

// Smile ID's image types, by the word that a scenario uses. Source: v1 §4.2.
const imageTypes: Readonly<Record<string, readonly number[]>> = {
  selfie: [0, 2],
  id_front: [1, 3],
  id_back: [5, 7],
  liveness: [4, 6],
}

function imageFact(pack: Package, name: string): unknown {
  if (name === 'selfie_sha256') return selfieOf(pack)?.sha256
  return pack.images.filter(({ type, size }) => size > 0 && imageTypes[name]?.includes(type)).length
}

/** A member that was sent, and not one that every object has. */
function own(members: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined
}
