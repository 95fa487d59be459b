import { ControlError } from '../errors.ts'
import { describeProblem, type FileProblem } from '../text/file-problem.ts'

/** One thing wrong with a scenario, and what helps. */
export type ScenarioProblem = FileProblem

/** Scenarios were rejected. */
export class ScenarioProblemError extends ControlError {
  readonly problems: readonly ScenarioProblem[]

  constructor(status: 400 | 409, reason: string, problems: readonly ScenarioProblem[]) {
    super(status, [reason, ...problems.map(describeProblem)].join('\n'))
    this.problems = problems
  }
}
