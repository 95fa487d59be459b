import type { CoverageGroup, CoveredSituation } from './covered.ts'
import { toldOtherwise } from './verdicts.ts'

/** A situation, and the title of the group that it is in. */
export interface GroupedSituation extends Pick<CoveredSituation, 'id' | 'title'> {
  readonly group: string
}

/** What clients met through the old generation, and what shows the same in the new one, which they have not met yet. */
export interface MissingSituation {
  readonly met: GroupedSituation
  readonly next: GroupedSituation & Pick<CoveredSituation, 'cure'>
}

/** How far the tests of a client that speaks an older generation have come with a newer one. */
export interface Migration {
  readonly from: string
  readonly to: string
  readonly missing: readonly MissingSituation[]
  /** What clients met through the old, and the new has nothing for. */
  readonly without: readonly GroupedSituation[]
}

/** Whether anything was met through a generation. */
export function isSpoken(groups: readonly CoverageGroup[], generation: string): boolean {
  return metIn(groups, generation).length > 0
}

/**
 * Compares what clients met through two generations.
 * @param groups what was met. @param everything what the newer can do, used or not.
 */
export function migrationOf(
  groups: readonly CoverageGroup[],
  from: string,
  to: string,
  everything: readonly CoverageGroup[],
): Migration {
  const shown = showingsOf(everything)
  const reached = new Set(metIn(groups, to).flatMap(({ shows }) => shows))
  const compared = metIn(groups, from).map(({ shows, group, id, title }) => {
    const met = { group, id, title }
    const names = counterpartNames(shows, shown)
    if (names.some((name) => reached.has(name))) return {}
    const [next] = names.flatMap((name) => shown.get(name) ?? [])
    return next ? { missing: { met, next } } : { without: met }
  })
  return {
    from,
    to,
    missing: compared.flatMap(({ missing }) => missing ?? []),
    without: compared.flatMap(({ without }) => without ?? []),
  }
}

/** What shows the same: told the same way, or where nothing is, told the other way. */
function counterpartNames(shows: readonly string[], shown: ReadonlyMap<string, unknown>): readonly string[] {
  const same = shows.filter((name) => shown.has(name))
  return same.length > 0 ? same : shows.map(toldOtherwise).filter((name) => shown.has(name))
}

function metIn(groups: readonly CoverageGroup[], generation: string) {
  return groups
    .filter((group) => group.generation === generation)
    .flatMap(({ title, situations }) => situations.map((one) => ({ ...one, group: title })))
    .filter(({ times }) => times > 0)
}

/** The first situation that shows each name. */
function showingsOf(everything: readonly CoverageGroup[]): ReadonlyMap<string, MissingSituation['next']> {
  const all = everything.flatMap(({ title: group, situations }) =>
    situations.flatMap(({ id, title, cure, shows }) =>
      shows.map((name) => [name, { group, id, title, cure }] as const),
    ),
  )
  return new Map(all.toReversed())
}
