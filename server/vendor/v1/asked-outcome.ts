import type { Hints } from '../../core/jobs/submission.ts'
import { textOf } from '../../core/scenarios/predicate.ts'

/** The outcome that a submission asks for in its partner_params. Source: v1 §10; `emulator_scenario` is the emulator's own. */
export function decodeHints(params: Readonly<Record<string, unknown>> = {}): Hints | undefined {
  const { emulator_scenario: name, sandbox_result: result } = params
  const scenario = typeof name === 'string' ? name : undefined
  const sandboxResult = result === undefined ? undefined : textOf(result)
  return scenario === undefined && sandboxResult === undefined ? undefined : { scenario, sandboxResult }
}
