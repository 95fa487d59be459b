import type { JobRequest } from '../jobs/submission.ts'
import type { Choice } from '../scenarios/choose.ts'
import { createWarning, type Warning } from './warning.ts'

/** A name or a result of the sandbox that was asked for and fits no scenario. */
export function scenarioWarnings({ product, hints = {} }: JobRequest, { scenario, chosenBy }: Choice): Warning[] {
  const { scenario: name, sandboxResult: value } = hints
  if (chosenBy === 'queued') return []
  if (name !== undefined) return scenario.name === name ? [] : [createWarning('unknown-scenario', { name, product })]
  if (value === undefined || chosenBy === 'hinted') return []
  return [createWarning('unknown-sandbox-result', { value, product })]
}
