import type { Scenario } from '../scenarios/scenario.ts'
import type { WarningId } from '../warnings/warning.ts'
import { cureOf } from '../warnings/word-warning.ts'
import type { CoveredGeneration } from './generation-situations.ts'
import { type Group, possibleGroups } from './possible.ts'
import type { Sighting, Sightings } from './sightings.ts'
import { type Situation, shownBy } from './situation.ts'

/** The generations that clients can use. */
export interface CoveredGenerations {
  /** Whether it is the one whose paths have no version. */
  readonly isUsual: (generation: string) => boolean
  /** The one of that name: what can be met of it. */
  readonly named: (generation: string) => CoveredGeneration
}

/** A situation, and how often it was met. */
export interface CoveredSituation {
  /** Its name, with that of its generation before it where that is not the usual one: `v3/callback/twice`. */
  readonly id: string
  readonly title: string
  readonly cure: string
  /** What it shows, under names that all generations share. */
  readonly shows: readonly string[]
  readonly times: number
}

/** Situations of one kind in one generation. */
export interface CoverageGroup {
  readonly title: string
  readonly generation: string
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
  const groups = [...seen].flatMap(([generation, sighting]) => {
    const called = [...sighting.met.keys()].some((name) => name.startsWith('callback/'))
    return possibleGroups({ ...sighting, called }, scenarios, generations.named(generation)).map((group) =>
      coveredGroup(group, generation, sighting, generations),
    )
  })
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

/** A group of situations with how often each was met. @param sighting nothing was met without one. */
export function coveredGroup(
  { situations, ...group }: Group,
  generation: string,
  sighting: Pick<Sighting, 'met'> | undefined,
  { isUsual }: Pick<CoveredGenerations, 'isUsual'>,
): CoverageGroup {
  const scope = isUsual(generation) ? '' : `${generation}/`
  return {
    title: titleOf(group, generation, scope),
    generation,
    situations: situations.map((one) => ({
      // A path says itself which generation it is of.
      id: one.name.startsWith('call/') ? one.name : `${scope}${one.name}`,
      title: one.title,
      cure: one.cure,
      shows: shownBy(one),
      times: sighting ? timesOf(one, sighting) : 0,
    })),
  }
}

function titleOf({ kind, about }: Omit<Group, 'situations'>, generation: string, scope: string): string {
  if (about) return `Results of ${scope}${about.product}${about.told === 'at_once' ? ', at once' : ''}`
  const name = { results: 'Results', calls: 'Calls', callbacks: 'Callbacks', faults: 'Faults' }[kind]
  return scope === '' ? name : `${name} of ${generation}`
}

function timesOf(one: Situation, { met }: Pick<Sighting, 'met'>): number {
  return [...new Set([one.name, ...shownBy(one)])].reduce((sum, name) => sum + (met.get(name) ?? 0), 0)
}

function warningsOf(seen: Sightings, { named }: CoveredGenerations): Coverage['warnings'] {
  const counted = [...seen].flatMap(([generation, { warnings }]) => {
    const { warnings: words } = named(generation).explain
    return [...warnings].map(([id, times]) => ({ id, times, cure: cureOf(id, words) }))
  })
  return counted.sort((a, b) => b.times - a.times)
}
