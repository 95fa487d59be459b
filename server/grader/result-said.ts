import { type Result, resultOf } from '../core/jobs/result.ts'
import type { Said } from '../vendor/grading/case.ts'

/** The result that a case sends, as a scenario would give it in this generation. */
export function resultSaid({ outcome, by, overrides }: Said, generation: string): Result {
  return resultOf(outcome, by, { overrides: overrides && { [generation]: overrides } })
}
