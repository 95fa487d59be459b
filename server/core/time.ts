/** A moment, in milliseconds since the Unix epoch. The core never reads a clock: instants are passed in. */
export type Instant = number

/** A length of time in milliseconds. */
export type Milliseconds = number

/** The longest allowed duration: a million days. A date reaches a hundred times as far, so that sums of a few are still dates. */
export const longestDuration: Milliseconds = 1_000_000 * 86_400_000

/** The last moment that a clock can show: the years of a timestamp have four digits. */
export const lastInstant: Instant = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

const unitMilliseconds: Readonly<Record<string, Milliseconds>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

const durationForm = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/

/**
 * Reads a duration such as `250ms`, `1.5s`, `15m`, `2h` or `1d`.
 * @returns whole milliseconds.
 * @throws RangeError when the text has another form, or is longer than `longestDuration`.
 */
export function parseDuration(text: string): Milliseconds {
  // A program without types may pass a number.
  const [, amount, unit] = durationForm.exec(String(text).trim()) ?? []
  const factor = unitMilliseconds[unit ?? '']
  if (amount === undefined || factor === undefined) {
    throw new RangeError(`"${text}" is not a duration. Write a number and a unit, such as 250ms, 1s, 15m, 2h or 1d.`)
  }
  const length = Math.round(Number(amount) * factor)
  if (length > longestDuration) {
    throw new RangeError(
      `"${shortened(String(text))}" is too long: ${formatDuration(longestDuration)} is the longest duration.`,
    )
  }
  return length
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/** Writes a duration in the largest unit that is exact: `1500` becomes `1.5s`, `61000` becomes `61s`. */
export function formatDuration(length: Milliseconds): string {
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    const factor = unitMilliseconds[unit] ?? 1
    const hundredths = (length * 100) / factor
    if (length >= factor && Number.isInteger(hundredths)) return `${hundredths / 100}${unit}`
  }
  return `${length}ms`
}

/**
 * Writes an instant as every official SDK can read it: ISO 8601 with milliseconds and `Z`.
 * Source: v1 §2.2 (JavaScript needs `Date`-parsable, Python a string, Java a trailing `Z`).
 */
export function toTimestamp(at: Instant): string {
  return new Date(at).toISOString()
}

/** The moment that a text in ISO 8601 names; UTC without a zone. Undefined for what no calendar has. */
export function momentOf(text: string): Instant | undefined {
  const hasTime = /\d{2}:\d{2}/.test(text)
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text)
  const at = Date.parse(hasTime && !hasZone ? `${text}Z` : text)
  return Number.isNaN(at) ? undefined : at
}
