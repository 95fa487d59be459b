import type { JobRequest } from '../../core/jobs/submission.ts'
import { textOf } from '../../core/scenarios/predicate.ts'

/** The outcome that a submission asks for in its partner_params. Source: v1 §10; `emulator_scenario` is the emulator's own. */
export function decodeHints(params: Readonly<Record<string, unknown>> = {}): Pick<JobRequest, 'hints'> {
  const { emulator_scenario: name, sandbox_result: result } = params
  const hints = {
    ...(typeof name === 'string' && { scenario: name }),
    ...(result !== undefined && { sandboxResult: textOf(result) }),
  }
  return Object.keys(hints).length > 0 ? { hints } : {}
}
