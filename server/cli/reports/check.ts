import type { ScenarioProblem } from '../../core/scenarios/problem.ts'
import { describeProblem } from '../../core/text/file-problem.ts'
import type { ScenarioReading } from '../../files/scenarios/files.ts'
import { junitReport } from './junit.ts'

/** The files that were checked, and every problem, file by file and from top to bottom. */
export interface CheckReport {
  readonly files: readonly string[]
  readonly problems: readonly ScenarioProblem[]
}

/** Files that were read, and what is wrong with them. */
export type CheckedFiles = Pick<ScenarioReading, 'files' | 'problems'>

/** Puts several readings together. */
export function createReport(readings: readonly CheckedFiles[]): CheckReport {
  const files = readings.flatMap((reading) => reading.files)
  const all = readings.flatMap((reading) => reading.problems)
  // A file that could not be read at all is in no list of files.
  const places = [...new Set([...files, ...all.map(({ file }) => file)])]
  const problems = all.toSorted(
    (a, b) => places.indexOf(a.file) - places.indexOf(b.file) || a.line - b.line || a.column - b.column,
  )
  return { files, problems }
}

/** For scripts: `files` and `faults`, the latter as in `GET /__emulator/scenarios`. The form is stable. */
export function jsonReport({ files, problems }: CheckReport): string {
  const places = problems.map(({ file, line, column, message }) => ({ file, line, column, message }))
  return JSON.stringify({ files, faults: places }, null, 2)
}

/** For CI servers: a testcase for each file, a failure for each problem. */
export function checkJunit({ files, problems }: CheckReport): string {
  const suite = 'smile-id-emulator check'
  const cases = [...new Set([...files, ...problems.map(({ file }) => file)])].map((file) => ({
    classname: suite,
    name: file,
    file,
    failures: problems
      .filter((one) => one.file === file)
      .map((one) => ({ type: 'fault', message: one.message, text: describeProblem(one) })),
  }))
  return junitReport(suite, cases)
}
