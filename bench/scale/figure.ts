/** What was measured, and how it stands to what it is to be. */
export interface Figure {
  readonly name: string
  /** In words, with its unit. */
  readonly value: string
  readonly ratio?: string
  readonly aim?: string
  /** Undefined when there is no aim. */
  readonly reached?: boolean
}

/** Measures some figures. @param say called with how far it has come. */
export type Measure<Effort> = (effort: Effort, say: (progress: string) => void) => Promise<readonly Figure[]>

/** The head of a table in Markdown. */
export const tableHead: string = [row(['figure', 'value', 'ratio', 'aim']), row(['---', '---', '---', '---'])].join(
  '\n',
)

/** A figure's row in it. */
export function tableRow({ name, value, ratio = '', aim = '', reached }: Figure): string {
  return row([name, value, ratio, reached === undefined ? aim : `${aim}, ${reached ? 'reached' : 'missed'}`])
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Judged as it is printed. */
export function ratioAtMost(ratio: number, limit: number): Required<Pick<Figure, 'ratio' | 'aim' | 'reached'>> {
  const printed = ratio.toFixed(2)
  return { ratio: printed, aim: `at most ${limit.toFixed(2)}`, reached: Number(printed) <= limit }
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_024 ** 2)} MB`
}

/** A count as people read it: 500,000. */
export function counted(count: number): string {
  return Math.round(count).toLocaleString('en')
}
