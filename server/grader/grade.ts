import type { Case } from '../vendor/grading/case.ts'
import { awaitPresence, PartnerGoneError } from './presence.ts'
import { type CaseResult, createGradeReport, type GradeReport } from './report.ts'
import { inTurns } from './run/in-turns.ts'
import { createLedger } from './run/ledger.ts'
import { runCase } from './run/run-case.ts'
import type { RunParts } from './run/scene.ts'

/**
 * Runs cases, some in parallel: they are independent, and each keeps its order. The case that looks back at all others comes last.
 * Once the partner stops listening, the rest is not run.
 * @param onResult called for each, in the order of the cases.
 * @throws CannotGradeError when the partner cannot be graded.
 */
export async function grade(
  cases: readonly Case[],
  parts: Omit<RunParts, 'ledger'>,
  onResult: (result: CaseResult) => void = () => undefined,
): Promise<GradeReport> {
  const results: CaseResult[] = []
  const whole = { ...parts, port: awaitPresence(parts.port), ledger: createLedger() }
  let isGone = false
  let reported = 0

  async function run(index: number): Promise<void> {
    if (isGone) return
    const result = await runCase(cases[index] as Case, whole).catch((error: unknown) => {
      if (!(error instanceof PartnerGoneError)) throw error
      isGone = true
    })
    if (result) results[index] = result
    for (; results[reported]; reported++) onResult(results[reported] as CaseResult)
  }

  const indexes = [...cases.keys()]
  const looksBack = (index: number) => cases[index]?.steps.some(({ kind }) => kind === 'look_back') === true
  await inTurns(
    indexes.filter((index) => !looksBack(index)),
    run,
  )
  await inTurns(indexes.filter(looksBack), run)
  // After one that could not finish, the others are still reported: one of them may have ended the partner.
  results.slice(reported).forEach((result) => {
    onResult(result)
  })
  return createGradeReport(Object.values(results), cases.length)
}
