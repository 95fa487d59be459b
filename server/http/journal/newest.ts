/** The newest entries of each partner, and how many were before them. */
export interface Newest<One> {
  add(one: One, partnerId: string | undefined): void
  /** Of a partner, or of all: for each partner in the order in which they came. */
  of(partnerId?: string): readonly One[]
  /** How many older ones are no longer kept: of a partner, or of all. */
  gone(partnerId?: string): number
  /** Forgets those of a partner, or all. */
  forget(partnerId?: string): void
}

// For everybody who is not a partner.
const strangers = Symbol('strangers')

interface Kept<One> {
  readonly list: One[]
  /** How many older ones were dropped. */
  readonly cut: number
}

/** @param isPartner whether there is a partner with that id; entries of others are kept together. */
export function createNewest<One extends { readonly partnerId: string | undefined }>(
  size: number,
  isPartner?: (partnerId: string) => boolean,
): Newest<One> {
  const kept = new Map<string | typeof strangers, Kept<One>>()

  // Not slice(-size), which would keep everything when size is 0.
  const newest = (list: readonly One[]): One[] => list.slice(Math.max(0, list.length - size))

  // A request may have used an id before such a partner existed.
  function meant(partnerId: string | undefined): Kept<One>[] {
    if (partnerId === undefined) return [...kept.values()]
    return [kept.get(strangers), kept.get(partnerId)].filter((one) => one !== undefined)
  }

  return {
    add(one, partnerId) {
      const whose = partnerId !== undefined && isPartner?.(partnerId) ? partnerId : strangers
      const { list, cut } = kept.get(whose) ?? { list: [], cut: 0 }
      list.push(one)
      // Cut in batches: shifting one by one would move the whole array each time.
      const isFull = list.length >= 2 * size
      kept.set(whose, isFull ? { list: newest(list), cut: cut + list.length - size } : { list, cut })
    },
    of: (partnerId) => meant(partnerId).flatMap(({ list }) => newest(list)),
    gone: (partnerId) =>
      meant(partnerId).reduce((sum, { list, cut }) => sum + cut + Math.max(0, list.length - size), 0),
    forget(partnerId) {
      if (partnerId === undefined) return kept.clear()
      kept.delete(partnerId)
      const others = kept.get(strangers)
      if (others) kept.set(strangers, { ...others, list: others.list.filter((one) => one.partnerId !== partnerId) })
    },
  }
}
