import type { JobRequest } from '../jobs/submission.ts'
import type { Choice, ChosenBy } from '../scenarios/choose.ts'
import { createWarning, type Warning } from './warning.ts'

/**
 * What a request of any generation is warned about, once its scenario is chosen. What one generation alone warns about is found where
 * its requests are read.
 * @param hearing where its result is called back to; undefined where it is answered instead
 */
export function requestWarnings(
  request: JobRequest,
  choice: Choice,
  hearing: { readonly url: string | undefined } | undefined,
): Warning[] {
  const unheard = hearing && !hearing.url
  const warnings = scenarioWarnings(request, choice)
  return unheard ? [...warnings, nobodyHears] : warnings
}

// It says nothing of the request, so that one will do for all.
const nobodyHears = createWarning('no-callback-url', {})

const othersChose: readonly ChosenBy[] = ['queued', 'settings', 'fraud', 'enrolment']

/** A name or a result of the sandbox that was asked for and fits no scenario. */
function scenarioWarnings({ product, hints = {} }: JobRequest, { scenario, chosenBy }: Choice): Warning[] {
  const { scenario: name, sandboxResult: value } = hints
  if (othersChose.includes(chosenBy)) return []
  if (name !== undefined) return scenario.name === name ? [] : [createWarning('unknown-scenario', { name, product })]
  if (value === undefined || chosenBy === 'hinted') return []
  return [createWarning('unknown-sandbox-result', { value, product })]
}
