import type { Delivery } from '../../core/callbacks/delivery.ts'

type Ended = Pick<Delivery, 'id' | 'partnerId'>

/**
 * In which order callbacks came to their ends. Their records cannot say: many end in the same millisecond, and a first
 * verdict that is sent again may end after the last one.
 */
export interface Settlements {
  /** Records that this callback has just ended, after all others. */
  note(delivery: Ended): void
  /**
   * Numbers the ends: those noted here from 1 up, and those before the first of them from -1 down, once these are looked up.
   * @returns the number of a callback; undefined when it has not ended, or is lost and its time has not come.
   */
  ordinals(): Promise<(id: string) => number | undefined>
  /** Those that had ended before the first is noted, the earliest first; looked for when somebody asks. */
  follow(earlier: () => Promise<readonly Ended[]>): void
  /** Forgets one, by its id. */
  forgetOne(id: string): void
  /** Forgets those of one partner, or all. */
  forget(partnerId?: string): void
}

/** Nothing has ended. */
export function createSettlements(): Settlements {
  const settled = new Map<string, { readonly ordinal: number; readonly partnerId: string }>()
  let last = 0
  let earlier: (() => Promise<readonly Ended[]>) | undefined
  let forgotten = 0

  async function recall(): Promise<void> {
    while (earlier) {
      const [asked, begun] = [earlier, forgotten]
      const found = await asked()
      // What was forgotten meanwhile must not come back, and somebody else may have recalled it all.
      if (asked !== earlier || begun !== forgotten) continue
      earlier = undefined
      const recalled = found.filter(({ id }) => !settled.has(id))
      for (const [index, { id, partnerId }] of recalled.entries()) {
        settled.set(id, { ordinal: index - recalled.length, partnerId })
      }
    }
  }

  return {
    note({ id, partnerId }) {
      settled.set(id, { ordinal: ++last, partnerId })
    },
    async ordinals() {
      await recall()
      return (id) => settled.get(id)?.ordinal
    },
    follow(before) {
      earlier = before
    },
    forgetOne(id) {
      forgotten++
      settled.delete(id)
    },
    forget(partnerId) {
      forgotten++
      if (partnerId === undefined) earlier = undefined
      for (const [id, one] of settled) {
        if (partnerId === undefined || one.partnerId === partnerId) settled.delete(id)
      }
    },
  }
}
