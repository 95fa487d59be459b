import type { ScenarioFault } from './problem.ts'
import type { Scenario } from './scenario.ts'

/** A scenario as it was written. */
export interface ScenarioText {
  /** Its file as a person would write it; of one in memory, how it is called in faults. */
  readonly file: string
  /** YAML, or JSON. */
  readonly text: string
  readonly isKept: boolean
}

/**
 * The port through which scenarios come: from files, which may change while the emulator runs, and over them from
 * memory, where some can be put by hand.
 */
export interface ScenarioSource {
  /** As they are now, in the order in which they are looked at. */
  all(): readonly Scenario[]
  /** What is wrong with the files as they are now; the scenarios are those of before. */
  faults(): readonly ScenarioFault[]
  /** Keeps a scenario in memory. @returns what is wrong with it; then it is not kept. */
  put(name: string, text: string): readonly ScenarioFault[]
  /** Whether one of this name is kept in memory. */
  isKept(name: string): boolean
  textOf(name: string): ScenarioText | undefined
  /** The folder that `save` writes to, as a person would write it; undefined when there is none. */
  readonly folder: string | undefined
  /** Writes a scenario to the folder, where it takes the place of one in memory. @returns what is wrong with it; then nothing is written. */
  save(name: string, text: string): readonly ScenarioFault[]
  /** Forgets one that is kept in memory. @returns what would be wrong without it; then it is not forgotten. */
  remove(name: string): readonly ScenarioFault[]
}
