import type { ScenarioProblem } from './problem.ts'
import type { Scenario } from './scenario.ts'

/** A scenario as it was written. */
export interface ScenarioText {
  /** Its file as the user would write it; for one in memory, its name in problems. */
  readonly file: string
  /** YAML, or JSON. */
  readonly text: string
  readonly isKept: boolean
}

/**
 * The port of scenarios: from files, which may change while the emulator runs, and from memory, which overrides the
 * files.
 */
export interface ScenarioSource {
  /** The current scenarios, in the order in which they are tried: the same list until one of them changes. */
  all(): readonly Scenario[]
  /** Problems of the files as they are now; the scenarios are then still the old ones. */
  problems(): readonly ScenarioProblem[]
  /** Keeps a scenario in memory. @returns its problems; if any, it is not kept. */
  put(name: string, text: string): readonly ScenarioProblem[]
  /** Whether one of this name is in memory. */
  isKept(name: string): boolean
  textOf(name: string): ScenarioText | undefined
  /** The folder that `save` writes to, as the user would write it; undefined when there is none. */
  readonly folder: string | undefined
  /** Writes a scenario to the folder, and removes it from memory. @returns its problems; if any, nothing is written. */
  save(name: string, text: string): readonly ScenarioProblem[]
  /** Removes one from memory. @returns the problems without it; if any, it is not removed. */
  remove(name: string): readonly ScenarioProblem[]
}
