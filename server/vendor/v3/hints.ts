import type { Hints } from '../../core/jobs/submission.ts'
import { textOf } from '../../core/scenarios/predicate.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * What a submission itself asks to come to. `sandbox_result` is a part of its own; a partner's parameters may have it too, as in v1,
 * and `emulator_scenario`, which is the emulator's own. Source: v3 §9.
 */
export function decodeHints({ partner_params, sandbox_result: result }: Members): Hints | undefined {
  const { emulator_scenario: name, sandbox_result: inside } = (partner_params ?? {}) as Members
  const asked = result ?? inside
  if (typeof name !== 'string' && asked === undefined) return undefined
  return {
    ...(typeof name === 'string' && { scenario: name }),
    ...(asked !== undefined && { sandboxResult: textOf(asked) }),
  }
}
