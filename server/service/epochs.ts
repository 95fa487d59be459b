import type { EpochEnd } from '../core/epoch.ts'
import { OvertakenError } from '../core/errors.ts'
import type { Instant } from '../core/time.ts'
import type { Storage } from '../storage/storage.ts'

/** When a call began, and in which epoch of its partner. */
export interface Begun {
  readonly now: Instant
  readonly epoch: number
}

/**
 * Counts how often what is kept of a partner was replaced or forgotten. Whatever waits between reading and saving notes the
 * number first: when it is another one afterwards, what was read is gone and nothing may be saved.
 */
export interface Epochs {
  /** The number of a partner's epoch; without a partner, of those that nothing else is known of. */
  of(partnerId?: string): number
  /** Throws an OvertakenError when the partner's epoch is another by now: nothing may be kept of what began in it. */
  refuseIfOver(partnerId: string, epoch: number): void
  /** Ends the epoch of one partner, or of all. */
  end(by: EpochEnd['by'], partnerId?: string): void
  /** Calls back whenever the epoch of a partner ends; without a partner, whenever those of all do. @returns what calls it off. */
  onEnd(partnerId: string | undefined, ended: (end: EpochEnd) => void): () => void
}

/** @param storage keeps the highest number, so that a link from before a restart never fits an upload from after it. */
export function createEpochs(storage: Pick<Storage, 'emulator' | 'saveEmulator'>): Epochs {
  let ofAll = storage.emulator().epoch ?? 0
  let highest = ofAll
  const own = new Map<string, number>()
  const watches = new Set<{ readonly partnerId: string | undefined; readonly ended: (end: EpochEnd) => void }>()

  const of = (partnerId = ''): number => own.get(partnerId) ?? ofAll

  function count(partnerId: string | undefined): void {
    if (partnerId === undefined) {
      // Higher than any partner's, so that no number comes a second time.
      ofAll = highest + 1
      own.clear()
    } else {
      own.set(partnerId, of(partnerId) + 1)
    }
    highest = Math.max(highest, of(partnerId))
    storage.saveEmulator({ epoch: highest })
  }

  return {
    of,
    refuseIfOver(partnerId, epoch) {
      if (of(partnerId) !== epoch) throw new OvertakenError(partnerId)
    },
    end(by, partnerId) {
      count(partnerId)
      for (const watch of [...watches]) {
        if (partnerId !== undefined && watch.partnerId !== partnerId) continue
        watch.ended({ by, partnerId })
      }
    },
    onEnd(partnerId, ended) {
      const watch = { partnerId, ended }
      watches.add(watch)
      return () => void watches.delete(watch)
    },
  }
}
