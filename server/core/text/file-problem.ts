/** One thing wrong with a file that a person wrote, and what helps. */
export interface FileProblem {
  /** The path as the user would write it. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A problem on one line, in the form that editors and terminals make clickable. */
export function describeProblem({ file, line, column, message }: FileProblem): string {
  return `${file}:${line}:${column}: ${message}`
}
