// The cost of a value besides its text, and of an object or array: many small values add up.
const each = 8
const holder = 32

/** About how many bytes a record takes in memory: strings by their UTF-8, and something for each value and each name. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return each + Buffer.byteLength(value)
  if (typeof value !== 'object' || value === null) return each
  let sum = each + holder
  for (const name in value) sum += name.length + weightOf(value[name as keyof typeof value])
  return sum
}
