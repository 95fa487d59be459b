/** Limits how many of a kind run at once; the others wait for their turn, first come, first served. */
export interface Turns {
  /** Resolves when it is its turn. @returns a function that ends the turn. */
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
    // The next in line takes over the place.
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
