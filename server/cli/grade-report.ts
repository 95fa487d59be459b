import { type CaseResult, describeAbsence, type GradeReport } from '../grader/report.ts'
import { moreAbout } from './grade-list.ts'
import { type JunitCase, junitReport } from './junit-report.ts'

/** For scripts. The form stays as it is. */
export function gradeJson({ passed, failed, advice, notRun, results }: GradeReport): string {
  const cases = results.map(({ case: { id, title }, status, expected, actual, fix, request }) => ({
    id,
    title,
    status,
    expected,
    actual,
    fix: fix ?? null,
    ...(request !== undefined && { request }),
  }))
  return JSON.stringify({ passed, failed, advice, not_run: notRun, cases }, null, 2)
}

/** For CI servers: a testcase a case. Advice is no failure, and stands where a test prints. */
export function gradeJunit({ notRun, results }: GradeReport): string {
  return junitReport('smile-id-emulator test-callback', [
    ...results.map(testcaseOf),
    ...(notRun > 0 ? [absence(describeAbsence(notRun))] : []),
  ])
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

function absence(text: string): JunitCase {
  const failures = [{ type: 'failure', message: text, text }]
  return { classname: 'test-callback', name: 'the endpoint goes on listening', failures }
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
