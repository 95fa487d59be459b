import { generations } from '../../server/cli/options/graded.ts'
import { defaultSettings } from '../../server/cli/options/grader.ts'
import { type GraderOptions, gradePartner } from '../../server/grader/open-grader.ts'
import type { CaseResult, GradeReport } from '../../server/grader/report.ts'

const { approved, rejected, pending, statusPath: _, ...settings } = defaultSettings

/** Whose callbacks are sent. */
export function byApi(api: string): Pick<GraderOptions, 'generations' | 'onlyTaken'> {
  return { generations: generations.filter(({ name }) => name === api), onlyTaken: false }
}

/** Grades a partner that answers as the example in Node does, by callbacks of v1 unless others are named. */
export function gradeExample(url: string, more: Partial<GraderOptions> = {}): Promise<GradeReport> {
  return gradePartner({
    ...settings,
    ...byApi('v1'),
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
