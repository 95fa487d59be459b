// So many may be gone before those that wait are moved.
const mostGone = 1_000

/** A queue that is served in order. */
export interface Line<One> {
  add(one: One): void
  /** The first that still waits. */
  first(): One | undefined
}

/** An empty line. @param waits says whether one still does: one that has been served leaves the line by that. */
export function createLine<One extends object>(waits: (one: One) => boolean): Line<One> {
  const line: One[] = []
  // At the front. To take each out would move all the others each time.
  let gone = 0

  return {
    add: (one) => void line.push(one),
    first() {
      for (let one = line[gone]; one && !waits(one); one = line[gone]) gone += 1
      if (gone > mostGone) {
        line.splice(0, gone)
        gone = 0
      }
      return line[gone]
    },
  }
}
