import { defaultSettings } from '../../server/cli/options/grader.ts'
import { type GraderOptions, gradePartner } from '../../server/grader/open-grader.ts'
import type { CaseResult, GradeReport } from '../../server/grader/report.ts'

const { approved, rejected, pending, statusPath: _, ...settings } = defaultSettings

/** Grades a partner that answers as the example in Node does. */
export function gradeExample(url: string, more: Partial<GraderOptions> = {}): Promise<GradeReport> {
  return gradePartner({
    ...settings,
    settle: 100,
    seed: 'test',
    url: `${url}/callback`,
    statusUrl: `${url}/verifications/{job_id}`,
    prepareUrl: `${url}/verifications`,
    vocabulary: { path: 'decision', words: { approved, rejected, pending } },
    ...more,
  })
}

/** Everything that is said of a case that did not pass. */
export function textOf({ case: one, expected, actual, fix, request }: CaseResult): string {
  return [one.title, one.reason, request, expected, actual, fix].join('\n')
}
