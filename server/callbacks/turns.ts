/** Lets only so many of a kind be under way at once; the others wait for their turn, first come, first served. */
export interface Turns {
  /** Resolves at its turn. @returns what ends it. */
  take(kind: string): Promise<() => void>
}

interface Kind {
  underWay: number
  readonly waiting: (() => void)[]
}

/** @param most of each kind. */
export function createTurns(most: number): Turns {
  const kinds = new Map<string, Kind>()

  function end(name: string, kind: Kind): void {
    const next = kind.waiting.shift()
    // Whoever waits takes the place of the one that ends.
    if (next) next()
    else if (--kind.underWay === 0) kinds.delete(name)
  }

  return {
    async take(name) {
      const kind = kinds.get(name) ?? { underWay: 0, waiting: [] }
      kinds.set(name, kind)
      if (kind.underWay < most) kind.underWay += 1
      else await new Promise<void>((resolve) => kind.waiting.push(resolve))
      return () => end(name, kind)
    },
  }
}
