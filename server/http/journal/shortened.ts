// The cost of each value besides its text: many small values add up.
const base = 8

// Enough of a name to recognise it.
const longestName = 100

/** Whether a JSON value has about `most` characters or fewer. */
export function fits(value: unknown, most: number): boolean {
  return size(value, most) <= most
}

/** The value itself if it fits, else a copy of its beginning that says how much is left out. */
export function shortened(value: unknown, most: number): unknown {
  return fits(value, most) ? value : cut(value, { left: most })
}

/** Stops counting at `most`, so that large values take no longer. */
function size(value: unknown, most: number): number {
  if (typeof value === 'string') return base + value.length
  let sum = base
  if (typeof value !== 'object' || value === null) return sum
  for (const name in value) {
    sum += name.length + size(value[name as keyof typeof value], most - sum)
    if (sum > most) break
  }
  return sum
}

function cut(value: unknown, budget: { left: number }): unknown {
  budget.left -= base
  if (typeof value === 'string') return cutText(value, budget)
  if (Array.isArray(value)) return cutList(value, budget)
  return typeof value === 'object' && value !== null ? cutObject(value, budget) : value
}

function cutText(text: string, budget: { left: number }): string {
  const kept = Math.max(0, budget.left)
  budget.left -= text.length
  return text.length <= kept ? text : `${beginningOf(text, kept)}… (${text.length} characters)`
}

function cutList(list: readonly unknown[], budget: { left: number }): unknown[] {
  const kept: unknown[] = []
  for (const one of list) {
    if (budget.left <= 0) return [...kept, `… (${list.length - kept.length} more)`]
    kept.push(cut(one, budget))
  }
  return kept
}

function cutObject(value: object, budget: { left: number }): object {
  const names = Object.keys(value)
  const kept: [string, unknown][] = []
  for (const name of names) {
    if (budget.left <= 0) {
      kept.push(['…', `${names.length - kept.length} more`])
      break
    }
    budget.left -= name.length
    const short = name.length > longestName ? `${beginningOf(name, longestName)}…` : name
    kept.push([short, cut(value[name as keyof typeof value], budget)])
  }
  return Object.fromEntries(kept)
}

/** A copy of a text, or of its beginning. A slice would keep the whole text in memory. */
export function beginningOf(text: string, length: number = text.length): string {
  return Buffer.from(text.slice(0, length)).toString()
}
