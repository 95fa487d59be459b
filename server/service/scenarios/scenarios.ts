import { ControlError } from '../../core/errors.ts'
import type { WordingOf } from '../../core/jobs/wording.ts'
import { type Catalogue, createCatalogue } from '../../core/scenarios/catalogue.ts'
import { type ScenarioProblem, ScenarioProblemError } from '../../core/scenarios/problem.ts'
import type { Scenario } from '../../core/scenarios/scenario.ts'
import type { ScenarioSource, ScenarioText } from '../../core/scenarios/source.ts'
import { nearest } from '../../core/text/spelling.ts'

/** The live catalogue of scenarios. */
export interface Scenarios {
  all(): readonly Scenario[]
  problems(): readonly ScenarioProblem[]
  /** Throws a ControlError naming the nearest spelling when there is no such scenario. */
  named(name: string): Scenario
  /** What submissions of a generation are decided by. */
  catalogue(generation: string): Catalogue
  /** Keeps a scenario in memory, above all files. Throws a ControlError that lists what is wrong with it. */
  put(name: string, text: string): Scenario
  /** A scenario as it was written. Throws a ControlError like `named`. */
  sourceOf(name: string): ScenarioText
  /** Where `save` writes to, if there is a place. */
  folder(): string | undefined
  /** Writes a scenario to the folder. Throws a ControlError like `put`, and when there is none. */
  save(name: string, text: string): Scenario
  /** Forgets one that was put. Throws a ControlError when it is not in memory, or others stand on it. */
  remove(name: string): void
}

/** The catalogues over a source, which is asked each time: it may have changed. */
export function createScenarios(source: ScenarioSource, defaultName: string, wordingOf: WordingOf): Scenarios {
  const { all, problems } = source
  const catalogues = new Map<string, Catalogue>()

  function catalogueOf(generation: string): Catalogue {
    const scenarios = all()
    const known = catalogues.get(generation)
    // The source has another list once a scenario is another.
    if (known?.scenarios === scenarios) return known
    const made = createCatalogue({ generation, scenarios, defaultName, canSay: wordingOf(generation).canSay })
    catalogues.set(generation, made)
    return made
  }

  function named(name: string): Scenario {
    const scenario = all().find((one) => one.name === name)
    if (scenario) return scenario
    const names = all().map((one) => one.name)
    const likely = nearest(name, names)
    const cure = likely ? `Did you mean "${likely}"?` : `There are: ${names.join(', ')}.`
    throw new ControlError(404, `There is no scenario "${name}". ${cure}`)
  }

  function refuse(status: 400 | 409, wrong: readonly ScenarioProblem[], reason: string): void {
    if (wrong.length > 0) throw new ScenarioProblemError(status, reason, wrong)
  }

  return {
    all,
    problems,
    named,
    catalogue: catalogueOf,
    put(name, text) {
      refuse(400, source.put(name, text), 'The scenario was rejected.')
      return named(name)
    },
    sourceOf: (name) => source.textOf(named(name).name) ?? { file: named(name).file, text: '', isKept: false },
    folder: () => source.folder,
    save(name, text) {
      if (source.folder === undefined) {
        throw new ControlError(
          409,
          'There is no folder to save to. Start with --scenarios FOLDER, or keep it in memory.',
        )
      }
      refuse(400, source.save(name, text), 'The scenario was not saved.')
      return named(name)
    },
    remove(name) {
      if (!source.isKept(name)) {
        const { file } = named(name)
        throw new ControlError(409, `"${name}" is in a file (${file}). Only what was PUT can be deleted.`)
      }
      refuse(409, source.remove(name), `"${name}" cannot be removed.`)
    },
  }
}
