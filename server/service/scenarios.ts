import { type Choice, chooseScenario } from '../core/choose-scenario.ts'
import { ControlError } from '../core/errors.ts'
import type { Scenario } from '../core/scenario.ts'
import { nearest } from '../core/spelling.ts'
import type { Submission } from '../core/submission.ts'
import type { Storage } from '../storage/storage.ts'

/** The live catalogue of scenarios, and each partner's queue. */
export interface Scenarios {
  all(): readonly Scenario[]
  /** Throws a ControlError naming the nearest spelling when there is no such scenario. */
  named(name: string): Scenario
  /** Decides a submission; `queued` is a name taken from the partner's queue. */
  choose(request: Submission, queued: string | undefined): Choice
  enqueue(partnerId: string, name: string, times: number): void
}

/** @param load reads the scenario files; called when the first submission or question comes. */
export function createScenarios(storage: Storage, load: () => readonly Scenario[], defaultName: string): Scenarios {
  let loaded: readonly Scenario[] | undefined
  const all = (): readonly Scenario[] => {
    loaded ??= load()
    return loaded
  }

  function named(name: string): Scenario {
    const scenario = all().find((one) => one.name === name)
    if (scenario) return scenario
    const names = all().map((one) => one.name)
    const likely = nearest(name, names)
    const cure = likely ? `Did you mean "${likely}"?` : `There are: ${names.join(', ')}.`
    throw new ControlError(404, `There is no scenario "${name}". ${cure}`)
  }

  return {
    all,
    named,
    choose: (request, queued) => chooseScenario(request, { scenarios: all(), defaultName }, queued),
    enqueue(partnerId, name, times) {
      storage.enqueue(partnerId, named(name).name, times)
    },
  }
}
