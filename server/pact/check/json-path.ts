/** The steps of a path: names of members, and in lists an index or `*`. */
export type Steps = readonly string[]

const step = /\.([\w-]+|\*)|\['([^']*)'\]|\[(\d+|\*)\]/y

/** The steps of a JSONPath in a pact file; undefined for forms that Pact does not write, such as filters. */
export function stepsOf(path: string): Steps | undefined {
  if (!path.startsWith('$')) return undefined
  const steps: string[] = []
  step.lastIndex = 1
  while (step.lastIndex < path.length) {
    const found = step.exec(path)
    if (!found) return undefined
    steps.push(found[1] ?? found[2] ?? found[3] ?? '')
  }
  return steps
}

/** The steps of a JSON pointer. */
export function stepsOfPointer(pointer: string): Steps {
  return pointer.split('/').slice(1)
}

/** Every value that the steps lead to. An index leads to that entry, `*` to each. */
export function valuesAt(value: unknown, [first, ...rest]: Steps): unknown[] {
  if (first === undefined) return [value]
  if (typeof value !== 'object' || value === null) return []
  const inner = first === '*' ? Object.values(value) : Object.hasOwn(value, first) ? [Reflect.get(value, first)] : []
  return inner.flatMap((one) => valuesAt(one, rest))
}

/** Whether steps with `*` in them lead to a place, or above it. */
export function leadsTo(steps: Steps, place: Steps): 'there' | 'above' | undefined {
  if (steps.length > place.length) return undefined
  const fits = steps.every((one, index) => one === '*' || one === place[index])
  return fits ? (steps.length === place.length ? 'there' : 'above') : undefined
}
