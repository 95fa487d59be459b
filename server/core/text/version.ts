/** Whether a text is a version that can be compared: numbers with dots between them, such as `12.1.0`. */
export function isVersion(text: string): boolean {
  return /^\d{1,9}(\.\d{1,9}){0,3}$/.test(text)
}

/** Whether a version is earlier than another. What follows its numbers, such as `-beta`, is not looked at. */
export function isEarlier(version: string, other: string): boolean {
  const [own, others] = [numbersIn(version), numbersIn(other)]
  for (let at = 0; at < Math.max(own.length, others.length); at++) {
    const difference = (own[at] ?? 0) - (others[at] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

function numbersIn(version: string): number[] {
  return (/^v?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? '').split('.').map(Number)
}
