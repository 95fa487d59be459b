const width = 120

/** JSON for people to read and compare: what fits on a line stands on one, everything else has a line for each member. */
export function jsonText(value: unknown): string {
  return `${lines(value, '', 0)}\n`
}

/** @param taken how much of the line is in use before and after the value. */
function lines(value: unknown, indent: string, taken: number): string {
  const flat = oneLine(value)
  if (typeof value !== 'object' || value === null || indent.length + taken + flat.length <= width) return flat
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    return `[\n${value.map((one) => inner + lines(one, inner, 1)).join(',\n')}\n${indent}]`
  }
  const members = Object.entries(value).filter(([, one]) => one !== undefined)
  const written = members.map(([name, one]) => {
    const key = `${JSON.stringify(name)}: `
    return inner + key + lines(one, inner, key.length + 1)
  })
  return `{\n${written.join(',\n')}\n${indent}}`
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, one]) => one !== undefined)
  if (members.length === 0) return '{}'
  return `{ ${members.map(([name, one]) => `${JSON.stringify(name)}: ${oneLine(one)}`).join(', ')} }`
}
