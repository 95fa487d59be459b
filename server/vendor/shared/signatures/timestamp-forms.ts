/** A timestamp in the formats of other libraries; none when it is not a time. Sources: v1 §2.1, the table of senders. */
export function timestampForms(timestamp: string): string[] {
  const epoch = epochOf(timestamp)
  if (!Number.isFinite(epoch) || Math.abs(epoch) > 8.64e15) return []
  const iso = new Date(epoch).toISOString()
  const toSecond = iso.slice(0, 19)
  const forms = [
    iso,
    `${toSecond}Z`,
    `${toSecond}+00:00`,
    toSecond,
    iso.replace('Z', '+00:00'),
    iso.replace('Z', '000+00:00'),
    iso.replace('Z', ''),
    `${toSecond.replace('T', ' ')} +0000`,
    String(epoch),
    String(Math.floor(epoch / 1_000)),
  ]
  const spaced = timestamp === timestamp.trim() ? [] : [timestamp.trim()]
  return [...new Set([...spaced, ...forms])].filter((form) => form !== timestamp)
}

/** Milliseconds since 1970; only digits are seconds or milliseconds. */
function epochOf(timestamp: string): number {
  if (!/^\d+$/.test(timestamp)) return Date.parse(timestamp)
  return Number(timestamp) * (timestamp.length <= 10 ? 1_000 : 1)
}
