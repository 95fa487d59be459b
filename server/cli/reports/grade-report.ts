import {
  type CaseResult,
  describeAbsence,
  describeLeftOut,
  type GradeReport,
  type LeftOut,
} from '../../grader/report.ts'
import { counted } from './counted.ts'
import { moreAbout } from './grade-list.ts'
import { type JunitCase, junitReport } from './junit.ts'

/** For scripts. The form is stable. @param problem why the run did not finish. */
export function gradeJson({ passed, failed, advice, notRun, leftOut, results }: GradeReport, problem?: string): string {
  const cases = results.map(({ generation, case: { id, title }, status, expected, actual, fix, request }) => ({
    api: generation,
    id,
    title,
    status,
    expected,
    actual,
    fix: fix ?? null,
    ...(request !== undefined && { request }),
  }))
  const left_out = leftOut.map((one) => ({ api: one.generation, cases: one.cases, reason: describeLeftOut(one) }))
  const counts = { passed, failed, advice, not_run: notRun, left_out }
  return JSON.stringify({ ...counts, ...(problem && { problem }), cases }, null, 2)
}

/**
 * For CI servers: a testcase for each case. Advice is not a failure; it is in the test's output.
 * @param problem why the run did not finish.
 */
export function gradeJunit({ notRun, leftOut, results }: GradeReport, problem?: string): string {
  const cases = [...results.map(testcaseOf), ...leftOut.map(skipped), ...wholeRun(notRun, problem)]
  return junitReport('smile-id-emulator test-callback', cases)
}

function skipped(one: LeftOut): JunitCase {
  const name = `${counted(one.cases, 'case')} of ${one.generation}`
  return { classname: `test-callback.${one.generation}`, name, failures: [], skipped: describeLeftOut(one) }
}

/** Failures of the run as a whole. */
function wholeRun(notRun: number, problem: string | undefined): JunitCase[] {
  if (problem !== undefined) return [failing('the run finishes', problem)]
  return notRun > 0 ? [failing('the endpoint stays reachable', describeAbsence(notRun))] : []
}

function testcaseOf(result: CaseResult): JunitCase {
  const { generation, case: one, status, actual } = result
  return {
    classname: `test-callback.${generation}.${one.section}`,
    name: `${one.id}: ${one.title}`,
    failures: status === 'failed' ? [{ type: 'failure', message: actual, text: textOf(result) }] : [],
    ...(status === 'advice' && { output: textOf(result) }),
  }
}

function failing(name: string, text: string): JunitCase {
  return { classname: 'test-callback', name, failures: [{ type: 'failure', message: text, text }] }
}

function textOf({ generation, case: one, expected, actual, fix = '', request = '' }: CaseResult): string {
  return [
    `sent: ${request}`,
    `expected: ${expected}`,
    `actual: ${actual}`,
    `why: ${one.reason}`,
    `fix: ${fix}`,
    `more: ${moreAbout(one.section, generation)}`,
  ].join('\n')
}
