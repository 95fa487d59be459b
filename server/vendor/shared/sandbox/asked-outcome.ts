import type { Product } from '../../../core/jobs/product.ts'
import type { Hints } from '../../../core/jobs/submission.ts'
import { textOf } from '../../../core/scenarios/predicate.ts'
import { scenarioOfCode } from './codes.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * What a submission itself asks to come to. `sandbox_result` is a part of its own; a partner's parameters may have it too, as in v1,
 * and `emulator_scenario`, which is the emulator's own. It is 0, 1 or 2, or a result code. Sources: v2 §3.4, v3 §9.
 */
export function decodeHints({ partner_params, ...body }: Members, product: Product): Hints | undefined {
  const { emulator_scenario: name, sandbox_result: inside } = (partner_params ?? {}) as Members
  const result = body.sandbox_result ?? inside
  if (typeof name === 'string')
    return { scenario: name, ...(result !== undefined && { sandboxResult: textOf(result) }) }
  if (result === undefined) return undefined
  const scenario = scenarioOfCode(product, textOf(result))
  return scenario === undefined ? { sandboxResult: textOf(result) } : { scenario }
}
