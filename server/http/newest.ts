/** Of each partner the newest so many, and how many were before them. */
export interface Newest<One> {
  add(one: One, partnerId: string | undefined): void
  /** Of a partner, or of all: in the order in which they came of each. */
  of(partnerId?: string): readonly One[]
  /** How many older ones are not kept any more: of a partner, or of all. */
  gone(partnerId?: string): number
  /** Forgets those of a partner, or all. */
  forget(partnerId?: string): void
}

// Of everybody who is no partner.
const strangers = Symbol('strangers')

interface Kept<One> {
  readonly list: One[]
  /** How many were cut off before those. */
  readonly cut: number
}

/** @param isPartner whether there is a partner of that id; what is of others is kept together. */
export function createNewest<One extends { readonly partnerId: string | undefined }>(
  size: number,
  isPartner?: (partnerId: string) => boolean,
): Newest<One> {
  const kept = new Map<string | typeof strangers, Kept<One>>()

  // Not slice(-size), which is everything when nothing is to be kept.
  const newest = (list: readonly One[]): One[] => list.slice(Math.max(0, list.length - size))

  // Somebody may have asked under an id before there was such a partner.
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
