/** One thing wrong with a scenario, and what helps. */
export interface ScenarioFault {
  /** The path as a person would write it. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A fault on one line, in the form that editors and terminals make clickable. */
export function describeFault({ file, line, column, message }: ScenarioFault): string {
  return `${file}:${line}:${column}: ${message}`
}
