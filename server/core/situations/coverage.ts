import type { JobState } from '../jobs/job.ts'
import type { Product } from '../jobs/product.ts'
import type { Result } from '../jobs/result.ts'
import type { WordingOf } from '../jobs/wording.ts'
import type { StatusFault } from '../scenarios/fault.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Warning, WarningId } from '../warnings/warning.ts'
import { cureOf } from '../warnings/word-warning.ts'
import {
  callbackSituations,
  callSituations,
  faultSituations,
  pollSituations,
  type Situation,
  verdictSituations,
} from './situation.ts'

/** An answer that a client got, as coverage sees it. */
export interface Answer {
  /** The generation of the API that was called. */
  readonly generation: string
  /** The endpoint by its template, such as `PUT /v1/smile_links/{ref_id}`. */
  readonly endpoint: string
  readonly status: number
  readonly fault?: StatusFault | undefined
  readonly reported?: ReportedJob | undefined
  readonly warnings?: readonly Warning[] | undefined
}

/** What an answer reported about a job: to a status call, or at once to a lookup. */
export interface ReportedJob {
  readonly by: 'status' | 'lookup'
  readonly product: Product
  readonly state: JobState
  readonly result: Result | undefined
}

/** What clients used, and how often they met each situation. */
export interface Sightings {
  /** By the name of the generation that was called. */
  readonly products: ReadonlyMap<string, ReadonlySet<Product>>
  /** The endpoints that were called for a job's status. */
  readonly polled: ReadonlySet<string>
  readonly endpoints: ReadonlySet<string>
  /** By id. */
  readonly situations: ReadonlyMap<string, number>
  /** By the name of the generation that was asked. */
  readonly warnings: ReadonlyMap<string, ReadonlyMap<WarningId, number>>
}

/** The generations that clients can use. */
export interface CoveredGenerations {
  /** Whether it is the one whose paths have no version. */
  readonly isUsual: (generation: string) => boolean
  /** What can be met, and its name. */
  readonly wordingOf: WordingOf
}

/** The prefix of a product in a result's name: empty for the usual generation. */
export function scopeOf(generation: string, { isUsual }: Pick<CoveredGenerations, 'isUsual'>): string {
  return isUsual(generation) ? '' : `${generation}/`
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
 * How much of what Smile ID can do the tests of a client have met. Only situations of the products and endpoints that were
 * used count.
 */
export interface Coverage {
  /** An integer, rounded down, so that 100 means everything; 0 when nothing was used. */
  readonly percent: number
  readonly met: number
  readonly possible: number
  readonly groups: readonly CoverageGroup[]
  /** Warnings of the requests of each generation, the most frequent first. */
  readonly warnings: readonly { readonly id: WarningId; readonly times: number; readonly cure: string }[]
}

/** @param scenarios all scenarios, whose names say how to meet a situation. */
export function coverageOf(seen: Sightings, scenarios: readonly Scenario[], generations: CoveredGenerations): Coverage {
  const groups = possibleGroups(seen, scenarios, generations)
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
    warnings: warningsOf(seen, generations),
  }
}

function warningsOf(seen: Sightings, { wordingOf }: CoveredGenerations): Coverage['warnings'] {
  const counted = [...seen.warnings].flatMap(([generation, counts]) => {
    const { warnings: words } = wordingOf(generation).explain
    return [...counts].map(([id, times]) => ({ id, times, cure: cureOf(id, words) }))
  })
  return counted.sort((a, b) => b.times - a.times)
}

function possibleGroups(
  seen: Sightings,
  scenarios: readonly Scenario[],
  generations: CoveredGenerations,
): [title: string, Situation[]][] {
  const endpoints = [...seen.endpoints]
  const met = (kind: string) => [...seen.situations.keys()].some((id) => id.startsWith(`${kind}/`))
  const results = [...seen.products].flatMap(([name, products]) => {
    const [wording, scope] = [generations.wordingOf(name), scopeOf(name, generations)]
    return [...products].map((product) => ({
      title: `Results of ${scope}${product}`,
      byMachine: verdictSituations(product, 'machine', scenarios, wording, scope),
      byReviewer: verdictSituations(product, 'human', scenarios, wording, scope),
    }))
  })
  const reviewed = results.some(({ byReviewer }) => byReviewer.length > 0)
  const status = [...new Set([...seen.polled].map(nameOf))].join(' or ')
  return [
    ...results.map(({ title, byMachine, byReviewer }): [string, Situation[]] => [title, [...byMachine, ...byReviewer]]),
    ['Calls', [...endpoints.flatMap(callSituations), ...(met('poll') ? pollSituations(status, reviewed) : [])]],
    ['Callbacks', met('callback') ? callbackSituations(reviewed) : []],
    ['Faults', endpoints.length > 0 ? faultSituations(met('poll') ? status : undefined) : []],
  ]
}

/** The short name of an endpoint: the last word of its path, such as `job_status`. */
function nameOf(endpoint: string): string {
  const [, path = ''] = endpoint.split(' ')
  return path.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? endpoint
}
