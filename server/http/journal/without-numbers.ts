const removed = '[removed]'

/** A copy of a JSON value without the values of these members, wherever they are. */
export function withoutNumbers(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((inner) => withoutNumbers(inner, names))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      names.includes(name) && isSaid(inner) ? removed : withoutNumbers(inner, names),
    ]),
  )
}

/** A sentence without the values of these members of a request, which it may quote. */
export function proseWithoutNumbers(text: string, request: unknown, names: readonly string[]): string {
  // What is shorter is nobody's number, and may be anywhere in a sentence.
  const values = valuesIn(request, names).filter(({ length }) => length > 3)
  return values.reduce((clean, value) => clean.replaceAll(value, removed), text)
}

function valuesIn(value: unknown, names: readonly string[]): string[] {
  if (names.length === 0 || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    names.includes(name) && isSaid(inner) ? [String(inner)] : valuesIn(inner, names),
  )
}

function isSaid(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
}
