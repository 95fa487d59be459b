import { OvertakenError } from '../../core/errors.ts'
import type { Storage } from '../tables.ts'

/**
 * Counts how often what is kept of a partner was replaced or forgotten. Whatever waits between reading and writing notes the
 * number first: when it is another one afterwards, what was read is gone and nothing may be kept.
 */
export interface Epochs {
  /** The number of a partner's epoch; without a partner, of those that nothing else is known of. */
  of(partnerId?: string): number
  /** Throws an OvertakenError when the partner's epoch is another by now. */
  refuseIfOver(partnerId: string, epoch: number): void
  /**
   * Begins the next epoch of one partner, or of all.
   * @param change is made together with it: what it throws leaves everything as it was.
   */
  raise(partnerId: string | undefined, change: () => void): void
}

/** @param tables keep the highest number, so that a link from before a restart never fits an upload from after it. */
export function createEpochs(tables: Pick<Storage, 'atomically' | 'emulator' | 'saveEmulator'>): Epochs {
  let ofAll = tables.emulator().epoch ?? 0
  let highest = ofAll
  const own = new Map<string, number>()

  const of = (partnerId = ''): number => own.get(partnerId) ?? ofAll

  return {
    of,
    refuseIfOver(partnerId, epoch) {
      if (of(partnerId) !== epoch) throw new OvertakenError(partnerId)
    },
    raise(partnerId, change) {
      // Of all: higher than any partner's, so that no number comes a second time.
      const next = partnerId === undefined ? highest + 1 : of(partnerId) + 1
      tables.atomically(() => {
        change()
        tables.saveEmulator({ epoch: Math.max(highest, next) })
      })
      highest = Math.max(highest, next)
      if (partnerId === undefined) {
        ofAll = next
        own.clear()
      } else {
        own.set(partnerId, next)
      }
    },
  }
}
