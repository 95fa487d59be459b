import type { Case } from './case.ts'
import { inTurns } from './in-turns.ts'
import { createLedger } from './ledger.ts'
import { type CaseResult, createGradeReport, type GradeReport } from './report.ts'
import { type RunParts, runCase } from './run-case.ts'

/**
 * Runs cases, some at once: they know nothing of one another, and the order inside of each is kept. What looks back at all others comes last.
 * @param onResult told of each, in the order of the cases.
 * @throws CannotGradeError when the partner cannot be graded.
 */
export async function grade(
  cases: readonly Case[],
  parts: Omit<RunParts, 'ledger'>,
  onResult: (result: CaseResult) => void = () => undefined,
): Promise<GradeReport> {
  const results: CaseResult[] = []
  const ledger = createLedger()
  let told = 0

  async function run(index: number): Promise<void> {
    results[index] = await runCase(cases[index] as Case, { ...parts, ledger })
    for (; results[told]; told++) onResult(results[told] as CaseResult)
  }

  const indexes = [...cases.keys()]
  const looksBack = (index: number) => cases[index]?.steps.some(({ kind }) => kind === 'look_back') === true
  await inTurns(
    indexes.filter((index) => !looksBack(index)),
    run,
  )
  await inTurns(indexes.filter(looksBack), run)
  return createGradeReport(results)
}
