/** Decisions take turns in this process before they wait for a row: whoever waits here holds no connection. */
export interface Turns {
  /** After all that was asked for before about one of these partners; about any, when none is named. */
  of<Value>(partnerIds: readonly string[] | undefined, work: () => Promise<Value>): Promise<Value>
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  // Of what is about all partners: nothing overtakes it.
  let lastOfAll: Promise<unknown> = Promise.resolve()

  return {
    of(partnerIds, work) {
      const before = partnerIds ? partnerIds.map((id) => last.get(id) ?? lastOfAll) : [lastOfAll, ...last.values()]
      const done = Promise.all(before).then(work)
      const settled = done.then(
        () => undefined,
        () => undefined,
      )
      if (partnerIds) for (const id of partnerIds) take(id, settled)
      else {
        lastOfAll = settled
        last.clear()
      }
      return done
    },
  }

  function take(partnerId: string, settled: Promise<unknown>): void {
    last.set(partnerId, settled)
    void settled.then(() => last.get(partnerId) === settled && last.delete(partnerId))
  }
}
