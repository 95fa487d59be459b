// Words for people, which may be put better, and what is measured.
const free = /^(hint|problem|message|cure|error|story|summary|latency_ms|version|control_api)$/

/**
 * What a client of an earlier version would miss in what is said now: members that are not there, values that are others, lists of another
 * length. What is said besides does not trouble it.
 */
export function lessThan(before: unknown, now: unknown, place = ''): readonly string[] {
  if (Array.isArray(before)) {
    if (!Array.isArray(now) || now.length !== before.length)
      return [`${place}: ${shown(now)} instead of ${shown(before)}`]
    return before.flatMap((one, index) => lessThan(one, now[index], `${place}/${index}`))
  }
  if (isObject(before)) {
    if (!isObject(now)) return [`${place}: ${shown(now)} instead of ${shown(before)}`]
    return Object.entries(before).flatMap(([name, value]) => {
      const inside = `${place}/${name}`
      if (!Object.hasOwn(now, name)) return [`${inside}: not there; it was ${shown(value)}`]
      if (free.test(name) && typeof value === typeof now[name]) return []
      return lessThan(value, now[name], inside)
    })
  }
  return before === now ? [] : [`${place}: ${shown(now)} instead of ${shown(before)}`]
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
