/** The candidate most likely meant by a misspelt word, if any is similar enough. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  // A word this long is not a misspelling, and comparing it would take too long.
  if (word.length > 100) return undefined
  let best: { candidate: string; alike: number } | undefined
  for (const candidate of candidates) {
    const alike = likeness(word, candidate)
    if (alike > (best?.alike ?? 0)) best = { candidate, alike }
  }
  return best?.candidate
}

/** How similar two words are: 1 when they are the same, 0 when they differ by more than a typing mistake. */
export function likeness(word: string, other: string): number {
  // At most two letters, or a third of a long word; but at least half of a short word must be right.
  const most = Math.min(Math.max(2, word.length / 3), word.length / 2)
  if (Math.abs(word.length - other.length) > most) return 0
  const distance = editDistance(word, other)
  return distance > most ? 0 : 1 - distance / (word.length + 1)
}

/** How many letters must be added, dropped or changed to turn one word into the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1
      current.push(
        Math.min((current[column - 1] ?? 0) + 1, (previous[column] ?? 0) + 1, (previous[column - 1] ?? 0) + change),
      )
    }
    previous = current
  }
  return previous[to.length] ?? 0
}
