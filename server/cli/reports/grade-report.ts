import { type CaseResult, describeAbsence, type GradeReport } from '../../grader/report.ts'
import { moreAbout } from './grade-list.ts'
import { type JunitCase, junitReport } from './junit.ts'

/** For scripts. The form stays as it is. @param problem why the run has not come to its end. */
export function gradeJson({ passed, failed, advice, notRun, results }: GradeReport, problem?: string): string {
  const cases = results.map(({ case: { id, title }, status, expected, actual, fix, request }) => ({
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
 * For CI servers: a testcase a case. Advice is no failure, and stands where a test prints.
 * @param problem why the run has not come to its end.
 */
export function gradeJunit({ notRun, results }: GradeReport, problem?: string): string {
  return junitReport('smile-id-emulator test-callback', [...results.map(testcaseOf), ...wholeRun(notRun, problem)])
}

/** What is wrong with the run as a whole. */
function wholeRun(notRun: number, problem: string | undefined): JunitCase[] {
  if (problem !== undefined) return [failing('the run comes to its end', problem)]
  return notRun > 0 ? [failing('the endpoint goes on listening', describeAbsence(notRun))] : []
}

function testcaseOf(result: CaseResult): JunitCase {
  const { case: one, status, actual } = result
  return {
    classname: `test-callback.${one.section}`,
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
