/** The first line of a page that is made. */
export function madeBy(source: string): string {
  return `<!-- Made from ${source} by \`npm run generate\`. Do not edit. -->`
}

/** A table, a line a row. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)]
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}

/** Text in a fixed width, as it is. */
export function code(text: string): string {
  return `\`${text}\``
}
