import type { Flag } from '../command.ts'

const width = 34

/** A line about an option. */
export function optionRow({ flag, value, help }: Flag): string {
  return row(`--${flag}${value ? ` ${value}` : ''}`, help)
}

/** A line of two columns. */
export function row(left: string, right: string): string {
  return `  ${left.padEnd(width)} ${right}`
}
