import type { Milliseconds } from '../core/time.ts'
import type { Case } from '../vendor/grading/case.ts'
import { expectedAnswer, expectedReading } from './judge.ts'

/** What came of one case. */
export interface CaseResult {
  /** The generation in whose words its callbacks were. */
  readonly generation: string
  readonly case: Case
  readonly status: 'passed' | 'failed' | 'advice'
  readonly expected: string
  readonly actual: string
  /** Where it did not pass. */
  readonly fix?: string
  /** What it has in common with other cases that fail in the same way, whatever they are about. */
  readonly cause?: string
  /** The callback after which it did not pass. */
  readonly request?: string
}

/** What came of all. */
export interface GradeReport {
  readonly passed: number
  readonly failed: number
  readonly advice: number
  /** Cases that could not be run, as the endpoint stopped listening and did not come back. */
  readonly notRun: number
  readonly results: readonly CaseResult[]
}

/** Counts results of so many cases. */
export function createGradeReport(results: readonly CaseResult[], cases: number): GradeReport {
  const count = (status: CaseResult['status']) => results.filter((one) => one.status === status).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    advice: count('advice'),
    notRun: cases - results.length,
    results,
  }
}

/** All that a case expects, step by step, in one line. */
export function describeExpectation({ steps }: Case, maxAnswer?: Milliseconds): string {
  const concluded = steps.filter(({ kind }) => kind === 'conclude').length
  const parts = steps.flatMap((step): string[] => {
    if (step.kind === 'cut') return []
    // Twenty jobs in a row say no more than this.
    if (step.kind === 'conclude' && concluded > 3) return ['each job is what was said of it']
    if (step.kind === 'look_back') return ['every job is as it was']
    return [step.kind === 'deliver' ? expectedAnswer(step.rule, maxAnswer) : expectedReading(step.oneOf, step.job)]
  })
  return parts.filter((part, index) => part !== parts[index - 1]).join('; then ')
}

const fewest = 5

/** What most of the failures have in common, where they have: dozens of them may have one cure. */
export function describeCommonCause({ results, failed }: GradeReport): string | undefined {
  const counts = new Map<string, number>()
  for (const { cause, status } of results) {
    if (cause !== undefined && status === 'failed') counts.set(cause, (counts.get(cause) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  if (!most || most[1] < fewest || most[1] * 2 < failed) return undefined
  return `${most[1]} of the ${failed} fail in the same way. ${most[0]}`
}

/** Why cases were not run, and what helps. */
export function describeAbsence(notRun: number): string {
  return (
    `${notRun} not run: the endpoint stopped listening and did not come back. Its process has ended on one of the callbacks whose ` +
    'connection was reset; --only ID tells which.'
  )
}
