type Steps = readonly (string | number)[]

/** Where the members of a message are, however deep; a list is represented by its first entry. */
export function placesIn(value: unknown, steps: Steps = []): readonly Steps[] {
  if (typeof value !== 'object' || value === null) return []
  const inner: [string | number, unknown][] = Array.isArray(value)
    ? [...value.slice(0, 1).entries()]
    : Object.entries(value)
  return inner.flatMap(([step, one]) => {
    const at = [...steps, step]
    // An entry of a list is not a member: what is wrong with it is said of the list.
    return [...(typeof step === 'string' ? [at] : []), ...placesIn(one, at)]
  })
}

/** The message with another type in a place, or without it. */
export function spoiled(value: unknown, [step, ...deeper]: Steps, how: 'gone' | 'another type'): unknown {
  if (step === undefined) return otherType(value)
  const members = value as Record<string | number, unknown>
  if (Array.isArray(value)) return value.map((one, index) => (index === step ? spoiled(one, deeper, how) : one))
  const { [step]: old, ...others } = members
  if (deeper.length === 0 && how === 'gone') return others
  return { ...members, [step]: spoiled(old, deeper, how) }
}

function otherType(value: unknown): unknown {
  return typeof value === 'string' ? 7 : 'text'
}
