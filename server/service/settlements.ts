import type { Delivery } from '../core/delivery.ts'

/**
 * In which order callbacks came to their ends. Their records cannot say: many end in the same millisecond, and a first
 * verdict that is sent again may end after the last one.
 */
export interface Settlements {
  /** Its end is the newest. */
  note(delivery: Pick<Delivery, 'id' | 'partnerId'>): void
  /** Counts ends from 1; undefined when it has not ended, or is lost and its time has not come. */
  ordinalOf(id: string): number | undefined
  /** Forgets those of one partner, or all. */
  forget(partnerId?: string): void
}

/** Nothing has ended. */
export function createSettlements(): Settlements {
  const settled = new Map<string, { readonly ordinal: number; readonly partnerId: string }>()
  let last = 0

  return {
    note({ id, partnerId }) {
      settled.set(id, { ordinal: ++last, partnerId })
    },
    ordinalOf: (id) => settled.get(id)?.ordinal,
    forget(partnerId) {
      for (const [id, one] of settled) {
        if (partnerId === undefined || one.partnerId === partnerId) settled.delete(id)
      }
    },
  }
}
