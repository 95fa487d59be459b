/** The middle of some figures: one slow turn on a shared machine does not move it. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

/** How one series stands to another, turn by turn, so that a machine busy for a while weighs on both sides. */
export function medianRatio(figures: readonly number[], others: readonly number[]): number {
  return median(figures.map((figure, turn) => figure / (others[turn] ?? Number.NaN)))
}

/** The figure that so many of a hundred are not above. */
export function percentile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((sorted.length * part) / 100) - 1)] ?? Number.NaN
}
