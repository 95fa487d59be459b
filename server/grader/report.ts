import type { Milliseconds } from '../core/time.ts'
import type { Case } from '../vendor/grading/case.ts'
import { expectedAnswer, expectedReading } from './judge.ts'

/** The result of one case. */
export interface CaseResult {
  /** The generation in whose words its callbacks were. */
  readonly generation: string
  readonly case: Case
  readonly status: 'passed' | 'failed' | 'advice'
  readonly expected: string
  readonly actual: string
  /** What helps, if it did not pass. */
  readonly fix?: string
  /** The cause that it shares with other cases that fail in the same way. */
  readonly cause?: string
  /** The callback after which it did not pass. */
  readonly request?: string
}

/** A generation that was not graded: nobody named it, and the endpoint does not take its callbacks. */
export interface LeftOut {
  readonly generation: string
  /** How many cases it has. */
  readonly cases: number
  /** What came of an ordinary approval. */
  readonly answer: string
}

/** The results of all cases. */
export interface GradeReport {
  readonly passed: number
  readonly failed: number
  readonly advice: number
  /** Cases that could not run because the endpoint stopped listening and did not come back. */
  readonly notRun: number
  readonly leftOut: readonly LeftOut[]
  readonly results: readonly CaseResult[]
}

/** Counts results. @param cases how many cases there are. */
export function createGradeReport(
  results: readonly CaseResult[],
  cases: number,
  leftOut: readonly LeftOut[] = [],
): GradeReport {
  const count = (status: CaseResult['status']) => results.filter((one) => one.status === status).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    advice: count('advice'),
    notRun: cases - results.length,
    leftOut,
    results,
  }
}

/** Everything that a case expects, step by step, in one line. */
export function describeExpectation({ steps }: Case, maxAnswer?: Milliseconds): string {
  const concluded = steps.filter(({ kind }) => kind === 'conclude').length
  const parts = steps.flatMap((step): string[] => {
    if (step.kind === 'cut') return []
    // Listing twenty jobs would add nothing.
    if (step.kind === 'conclude' && concluded > 3) return ['each job has its result']
    if (step.kind === 'look_back') return ['every job is unchanged']
    return [step.kind === 'deliver' ? expectedAnswer(step.rule, maxAnswer) : expectedReading(step.oneOf, step.job)]
  })
  return parts.filter((part, index) => part !== parts[index - 1]).join('; then ')
}

const fewest = 5

/** The cause that most failures share, if any: dozens of them may have one fix. */
export function describeCommonCause({ results, failed }: GradeReport): string | undefined {
  const counts = new Map<string, number>()
  for (const { cause, status } of results) {
    if (cause !== undefined && status === 'failed') counts.set(cause, (counts.get(cause) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  if (!most || most[1] < fewest || most[1] * 2 < failed) return undefined
  return `${most[1]} of the ${failed} fail in the same way. ${most[0]}`
}

/** Why a generation was not graded, and how it is. */
export function describeLeftOut({ generation, cases, answer }: LeftOut): string {
  const [what, were, them] = cases === 1 ? ['The case', 'was', 'it'] : [`The ${cases} cases`, 'were', 'them']
  return (
    `${what} of ${generation} ${were} not run, since the endpoint did not take an ordinary approval of ${generation} ` +
    `(${answer}): run ${them} with --api ${generation}, or with --api all beside the others.`
  )
}

/** Why cases did not run, and what helps. */
export function describeAbsence(notRun: number): string {
  return (
    `${notRun} not run: the endpoint stopped listening and did not come back. Its process ended on one of the callbacks whose ` +
    'connection was reset; find out which with --only ID.'
  )
}
