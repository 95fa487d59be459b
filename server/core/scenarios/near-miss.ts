import type { Submission } from '../jobs/submission.ts'
import { likeness } from '../text/spelling.ts'
import { type Condition, holds } from './condition.ts'
import { textOf } from './predicate.ts'
import type { Scenario } from './scenario.ts'

/** The scenario that came closest when the default was chosen, and the first condition that failed. */
export interface NearMiss {
  readonly scenario: string
  readonly field: string
  readonly expected: string
  readonly actual: string
}

/** One way to match a scenario: all its conditions must hold. Those on the product already do, and are not in `left`. */
export interface Way {
  readonly scenario: Scenario
  readonly conditions: readonly Condition[]
  readonly left: readonly Condition[]
}

/**
 * The scenario that came closest to a submission that matches none of these ways. The product does not count: most scenarios fit it.
 * A value that is nearly right counts in part. A shipped scenario without any such value is not near.
 */
export function nearestMiss(request: Submission, ways: readonly Way[]): NearMiss | undefined {
  const runsOf = createRuns()
  let nearest: { nearness: number; way: Way; failed: Condition; actual: string } | undefined
  for (const way of ways) {
    let failures = 0
    let failed: Condition | undefined
    for (const condition of way.left) {
      if (holds(condition, request)) continue
      failed ??= condition
      failures += 1
    }
    if (!failed) continue
    const actual = textOf(failed.read(request) ?? 'nothing')
    const held = way.left.length - failures + nearlySaid(failed.predicate.words, runsOf(actual))
    if (held === 0 && way.scenario.isShipped) continue
    const nearness = held / way.conditions.length
    if (nearness > (nearest?.nearness ?? -1)) nearest = { nearness, way, failed, actual }
  }
  if (!nearest) return undefined
  const { way, failed, actual } = nearest
  return { scenario: way.scenario.name, field: failed.field, expected: failed.predicate.description, actual }
}

/** How similar the most similar run is to one of these words, from 0 to 1. For speed, only runs with the same first letter are compared. */
function nearlySaid(words: readonly string[], runs: ReadonlyMap<string, readonly string[]>): number {
  let most = 0
  for (const word of words) {
    const alike = runs.get(word.charAt(0))
    if (alike) for (const run of alike) most = Math.max(most, likeness(word, run))
  }
  return most
}

// Longer texts are not typed by hand.
const longestText = 100
const longestRun = 5

/** Finds the runs of words in a text, such as `demo`, `no` and `no-fce` in `demo-no-fce`, by their first letter. Each text is split once. */
function createRuns(): (text: string) => ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, ReadonlyMap<string, readonly string[]>>()
  return (text) => {
    const found = known.get(text) ?? Map.groupBy(runsIn(text), (run) => run.charAt(0))
    known.set(text, found)
    return found
  }
}

function runsIn(text: string): string[] {
  if (text.length > longestText) return []
  const words = [...text.matchAll(/[\p{L}\d]+/gu)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
  }))
  return words.flatMap(({ from }, first) =>
    words.slice(first, first + longestRun).map(({ to }) => text.slice(from, to)),
  )
}
