import { type PathWatch, warnUnwatched, watchPaths } from '../path-watch.ts'
import type { ScenarioChange, ScenarioSet } from './set.ts'

/** Which folders are watched, if any. */
export interface WatchOptions {
  readonly watch: boolean
  readonly scenarios: readonly string[]
}

/** Reads folders of scenarios again when something in them changes. @param onChange called when scenarios have changed, or are wrong. */
export function watchScenarios(
  { watch, scenarios: folders }: WatchOptions,
  set: Pick<ScenarioSet, 'reread'>,
  onChange: (change: ScenarioChange) => void,
): PathWatch | undefined {
  if (!watch || folders.length === 0) return undefined
  function reread(): void {
    const change = set.reread()
    if (change) onChange(change)
  }
  const watching = watchPaths(folders, reread, warnUnwatched)
  // Changes since the first reading were not watched yet.
  reread()
  return watching
}
