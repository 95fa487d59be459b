/** A neutral value of the same type: any nested value could be about a person. */
export function nobodys(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : 'text'
  if (typeof value === 'number') return Number.isInteger(value) ? 1 : 0.5
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? [] : {}
}
