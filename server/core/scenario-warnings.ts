import { type Choice, hintIn } from './choose-scenario.ts'
import { textOf } from './predicate.ts'
import type { JobRequest } from './submission.ts'
import { createWarning, type Warning } from './warning.ts'

/** What was asked for and cannot be told: a name or a sandbox_result that fits no scenario. */
export function scenarioWarnings(request: JobRequest, { scenario, rung }: Choice): Warning[] {
  const { product, partnerParams } = request
  const { sandbox_result: value } = partnerParams
  const name = hintIn(request)
  if (rung === 'queued') return []
  if (name !== undefined) return scenario.name === name ? [] : [createWarning('unknown-scenario', { name, product })]
  if (value === undefined || rung === 'hinted') return []
  return [createWarning('unknown-sandbox-result', { value: textOf(value), product })]
}
