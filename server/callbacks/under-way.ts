/** Attempts that are in progress. */
export interface UnderWay {
  /** How many there are to each destination; no entry where there are none. */
  readonly busy: ReadonlyMap<string, number>
  begin(destination: string): void
  /** @returns how many there were to that destination. */
  end(destination: string): number
  /** Aborted by the next interruption of a partner's attempts. */
  signalOf(partnerId: string): AbortSignal
  /** Interrupts those of one partner, or all: nothing may wait for an endpoint that never answers. */
  interrupt(partnerId?: string): void
}

export function createUnderWay(): UnderWay {
  const busy = new Map<string, number>()
  const interrupts = new Map<string, AbortController>()

  return {
    busy,
    begin: (destination) => void busy.set(destination, (busy.get(destination) ?? 0) + 1),
    end(destination) {
      const before = busy.get(destination) ?? 0
      if (before > 1) busy.set(destination, before - 1)
      else busy.delete(destination)
      return before
    },
    signalOf(partnerId) {
      const interrupt = interrupts.get(partnerId) ?? new AbortController()
      interrupts.set(partnerId, interrupt)
      return interrupt.signal
    },
    interrupt(partnerId) {
      for (const id of partnerId === undefined ? [...interrupts.keys()] : [partnerId]) {
        interrupts.get(id)?.abort()
        interrupts.delete(id)
      }
    },
  }
}
