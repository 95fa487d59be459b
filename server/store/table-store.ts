import type { Decision } from '../core/state/changes.ts'
import type { EpochEnd } from '../core/state/epoch.ts'
import { applyChanges } from './apply-changes.ts'
import { createEpochs } from './epochs.ts'
import { frozen } from './frozen.ts'
import type { Facts, Keys } from './keys.ts'
import { loadFacts } from './load-facts.ts'
import { settled } from './settled.ts'
import type { Commit, Store, StoreListener } from './store.ts'
import { createTableListings } from './table-listings.ts'
import type { Storage } from './tables.ts'

/**
 * A store over tables that answer at once. Nothing runs between what a decision reads and what it writes, since all of it happens
 * within the call; its promise is settled when it returns.
 */
export function createTableStore(tables: Storage): Store {
  const epochs = createEpochs(tables)
  const listeners = new Set<StoreListener>()

  const factsOf = <Asked extends Keys>(partnerId: string, keys: Asked): Facts<Asked> =>
    loadFacts(tables, { partnerId, epoch: epochs.of(partnerId) }, keys)

  function commit<Answer>(partnerId: string, decided: Decision<Answer>): Answer {
    const { changes } = decided
    // Freezing reads every record to its end, so that what cannot be read fails before anything is kept.
    if (changes) {
      frozen(changes)
      tables.atomically(() => applyChanges(tables, partnerId, changes))
    }
    const events = 'refusal' in decided ? [] : (decided.events ?? [])
    if (changes || events.length > 0) tell({ partnerId, changes: changes ?? {}, events })
    if ('refusal' in decided) throw decided.refusal
    return decided.answer
  }

  function tell(committed: Commit): void {
    for (const listener of listeners) listener.committed?.(committed)
  }

  return {
    decide: ({ partnerId, epoch }, keys, decision) =>
      settled(() => {
        if (epoch !== undefined) epochs.refuseIfOver(partnerId, epoch)
        return commit(partnerId, decision(factsOf(partnerId, keys)))
      }),
    decideAmong: (partnerIds, keys, decision) =>
      settled(() => {
        const decided = decision(partnerIds.map((partnerId) => factsOf(partnerId, keys)))
        return commit(decided.partnerId, decided)
      }),
    read: (partnerId, keys) => settled(() => factsOf(partnerId, keys)),
    readAmong: (partnerIds, keys) => settled(() => partnerIds.map((partnerId) => factsOf(partnerId, keys))),
    ...createTableListings(tables),

    epochOf: epochs.of,
    endEpoch(end: EpochEnd) {
      epochs.raise(end.partnerId)
      for (const listener of [...listeners]) listener.ended?.(end)
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
