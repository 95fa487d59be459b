import type { StatusFault } from './fault.ts'
import type { JobState } from './job.ts'
import type { Product } from './product.ts'
import type { Result } from './result.ts'
import type { Scenario } from './scenario.ts'
import {
  callbackSituations,
  callSituations,
  faultSituations,
  pollSituations,
  type Situation,
  verdictSituations,
} from './situation.ts'
import type { Warning, WarningId } from './warning.ts'
import { warningCatalogue } from './warning-catalogue.ts'
import type { Wording } from './wording.ts'

/** An answer that a client got, as far as coverage asks. */
export interface Answer {
  /** The endpoint by its template, such as `PUT /v1/smile_links/{ref_id}`. */
  readonly endpoint: string
  readonly status: number
  readonly fault?: StatusFault | undefined
  readonly told?: ToldJob | undefined
  readonly warnings?: readonly Warning[] | undefined
}

/** What an answer said of a job: to whoever asked how it stands, or at once to a lookup. */
export interface ToldJob {
  readonly by: 'status' | 'lookup'
  readonly product: Product
  readonly state: JobState
  readonly result: Result | undefined
}

/** What clients used, and how often they met what. */
export interface Sightings {
  readonly products: ReadonlySet<Product>
  readonly endpoints: ReadonlySet<string>
  /** By id. */
  readonly situations: ReadonlyMap<string, number>
  readonly warnings: ReadonlyMap<WarningId, number>
}

/** A situation, and how often it was met. */
export interface CoveredSituation extends Situation {
  readonly times: number
}

/** Situations of one kind. */
export interface CoverageGroup {
  readonly title: string
  readonly situations: readonly CoveredSituation[]
}

/**
 * How much of what Smile ID can do to a client its tests have met. Counted is what the products and endpoints that were
 * used can bring; what nobody used is not missed.
 */
export interface Coverage {
  /** Whole, rounded down, so that 100 means everything; 0 when nothing was used. */
  readonly percent: number
  readonly met: number
  readonly possible: number
  readonly groups: readonly CoverageGroup[]
  /** What requests were warned about, the most frequent first. */
  readonly warnings: readonly { readonly id: WarningId; readonly times: number; readonly cure: string }[]
}

/**
 * @param scenarios those there are: what meets a situation is said by their names.
 * @param wording says what can be met, and what it is called.
 */
export function coverageOf(seen: Sightings, scenarios: readonly Scenario[], wording: Wording): Coverage {
  const groups = possibleGroups(seen, scenarios, wording)
    .map(([title, situations]) => ({
      title,
      situations: situations.map((one) => ({ ...one, times: seen.situations.get(one.id) ?? 0 })),
    }))
    .filter(({ situations }) => situations.length > 0)
  const all = groups.flatMap(({ situations }) => situations)
  const met = all.filter(({ times }) => times > 0).length
  return {
    percent: all.length === 0 ? 0 : Math.floor((100 * met) / all.length),
    met,
    possible: all.length,
    groups,
    warnings: [...seen.warnings]
      .map(([id, times]) => ({ id, times, cure: warningCatalogue[id].cure }))
      .sort((a, b) => b.times - a.times),
  }
}

function possibleGroups(
  seen: Sightings,
  scenarios: readonly Scenario[],
  wording: Wording,
): [title: string, Situation[]][] {
  const endpoints = [...seen.endpoints]
  const met = (kind: string) => [...seen.situations.keys()].some((id) => id.startsWith(`${kind}/`))
  const results = [...seen.products].map((product) => ({
    product,
    byMachine: verdictSituations(product, 'machine', scenarios, wording),
    byReviewer: verdictSituations(product, 'human', scenarios, wording),
  }))
  const reviewed = results.some(({ byReviewer }) => byReviewer.length > 0)
  return [
    ...results.map(({ product, byMachine, byReviewer }): [string, Situation[]] => [
      `Results of ${product}`,
      [...byMachine, ...byReviewer],
    ]),
    ['Calls', [...endpoints.flatMap(callSituations), ...(met('poll') ? pollSituations(reviewed) : [])]],
    ['Callbacks', met('callback') ? callbackSituations(reviewed) : []],
    ['Faults', endpoints.length > 0 ? faultSituations(met('poll')) : []],
  ]
}
