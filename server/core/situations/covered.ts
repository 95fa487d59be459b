import type { Group } from './possible.ts'
import type { Sighting } from './sightings.ts'
import { type Situation, shownBy } from './situation.ts'

/** Whether a generation is the one whose paths have no version. */
export interface UsualGeneration {
  readonly isUsual: (generation: string) => boolean
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

/** A group of situations with how often each was met. @param sighting nothing was met without one. */
export function coveredGroup(
  { situations, ...group }: Group,
  generation: string,
  sighting: Pick<Sighting, 'met'> | undefined,
  { isUsual }: UsualGeneration,
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
