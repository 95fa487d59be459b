import { ControlError } from '../errors.ts'

/** One thing wrong with a scenario, and what helps. */
export interface ScenarioFault {
  /** The path as the user would write it. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Scenarios were rejected. */
export class ScenarioFaultError extends ControlError {
  readonly faults: readonly ScenarioFault[]

  constructor(status: 400 | 409, reason: string, faults: readonly ScenarioFault[]) {
    super(status, [reason, ...faults.map(describeFault)].join('\n'))
    this.faults = faults
  }
}

/** A fault on one line, in the form that editors and terminals make clickable. */
export function describeFault({ file, line, column, message }: ScenarioFault): string {
  return `${file}:${line}:${column}: ${message}`
}
