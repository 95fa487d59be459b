import { type CaseResult, describeAbsence, type GradeReport } from '../../grader/report.ts'
import { moreAbout } from './grade-list.ts'
import { type JunitCase, junitReport } from './junit.ts'

/** For scripts. The form is stable. @param problem why the run did not finish. */
export function gradeJson({ passed, failed, advice, notRun, results }: GradeReport, problem?: string): string {
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
  return JSON.stringify({ passed, failed, advice, not_run: notRun, ...(problem && { problem }), cases }, null, 2)
}

/**
 * For CI servers: a testcase for each case. Advice is not a failure; it is in the test's output.
 * @param problem why the run did not finish.
 */
export function gradeJunit({ notRun, results }: GradeReport, problem?: string): string {
  return junitReport('smile-id-emulator test-callback', [...results.map(testcaseOf), ...wholeRun(notRun, problem)])
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

function textOf({ case: one, expected, actual, fix = '', request = '' }: CaseResult): string {
  return [
    `sent: ${request}`,
    `expected: ${expected}`,
    `actual: ${actual}`,
    `why: ${one.reason}`,
    `fix: ${fix}`,
    `more: ${moreAbout(one.section)}`,
  ].join('\n')
}
