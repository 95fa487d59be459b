import { ControlError } from '../errors.ts'

/** One thing wrong with a scenario, and what helps. */
export interface ScenarioProblem {
  /** The path as the user would write it. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Scenarios were rejected. */
export class ScenarioProblemError extends ControlError {
  readonly problems: readonly ScenarioProblem[]

  constructor(status: 400 | 409, reason: string, problems: readonly ScenarioProblem[]) {
    super(status, [reason, ...problems.map(describeProblem)].join('\n'))
    this.problems = problems
  }
}

/** A fault on one line, in the form that editors and terminals make clickable. */
export function describeProblem({ file, line, column, message }: ScenarioProblem): string {
  return `${file}:${line}:${column}: ${message}`
}
