import type { Scenario } from '../scenarios/scenario.ts'
import type { WarningId } from '../warnings/warning.ts'
import { cureOf } from '../warnings/word-warning.ts'
import type { CoveredCall } from './calls.ts'
import { type CoverageGroup, coveredGroup, type UsualGeneration } from './covered.ts'
import { everythingIn } from './everything.ts'
import type { CoveredGeneration } from './generation-situations.ts'
import { isSpoken, type Migration, migrationOf } from './migration.ts'
import { possibleGroups } from './possible.ts'
import type { Sightings } from './sightings.ts'

/** The generations that clients can use. */
export interface CoveredGenerations extends UsualGeneration {
  /** The one of that name: what can be met of it. */
  readonly named: (generation: string) => CoveredGeneration
  /** The one that partners of the others migrate to. */
  readonly newest: () => string
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
  /** From each older generation to the newest, where clients speak both. */
  readonly migrations: readonly Migration[]
  /** Warnings of the requests of each generation, the most frequent first. */
  readonly warnings: readonly { readonly id: WarningId; readonly times: number; readonly cure: string }[]
}

/**
 * @param scenarios all scenarios, whose names say how to meet a situation.
 * @param offered the endpoints of the newest generation; they are needed where clients speak an older one beside it.
 */
export function coverageOf(
  seen: Sightings,
  scenarios: readonly Scenario[],
  generations: CoveredGenerations,
  offered: readonly CoveredCall[],
): Coverage {
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
    migrations: migrationsOf(groups, scenarios, generations, offered),
    warnings: warningsOf(seen, generations),
  }
}

function migrationsOf(
  groups: readonly CoverageGroup[],
  scenarios: readonly Scenario[],
  generations: CoveredGenerations,
  offered: readonly CoveredCall[],
): Migration[] {
  const to = generations.newest()
  const spoken = [...new Set(groups.map(({ generation }) => generation))].filter((one) => isSpoken(groups, one))
  const older = spoken.filter((one) => one !== to)
  if (older.length === 0 || older.length === spoken.length) return []
  const everything = everythingIn(to, offered, scenarios, generations)
  return older.map((from) => migrationOf(groups, from, to, everything))
}

function warningsOf(seen: Sightings, { named }: Pick<CoveredGenerations, 'named'>): Coverage['warnings'] {
  const counted = [...seen].flatMap(([generation, { warnings }]) => {
    const { warnings: words } = named(generation).explain
    return [...warnings].map(([id, times]) => ({ id, times, cure: cureOf(id, words) }))
  })
  return counted.sort((a, b) => b.times - a.times)
}
