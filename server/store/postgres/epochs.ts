/** The numbers of epochs, as far as they are known in this process; in the database they are counted. */
export interface KnownEpochs {
  of(partnerId?: string): number
  /** The partner's number, or all others' when none is named, was read just now. */
  note(partnerId: string | undefined, epoch: number): void
}

/** @param ofAll what holds for partners of whom nothing else is known. @param own what holds for some. */
export function createKnownEpochs(ofAll: number, own: ReadonlyMap<string, number>): KnownEpochs {
  let known = new Map(own)
  let others = ofAll
  return {
    of: (partnerId = '') => known.get(partnerId) ?? others,
    note(partnerId, epoch) {
      if (partnerId === undefined) {
        others = epoch
        known = new Map()
      } else if (epoch !== (known.get(partnerId) ?? others)) {
        known.set(partnerId, epoch)
      }
    },
  }
}
