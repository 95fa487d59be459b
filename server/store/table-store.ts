import type { Decision } from '../core/state/changes.ts'
import type { Facts, Keys } from './keys.ts'
import { createListeners } from './listeners.ts'
import type { Ended, Store } from './store.ts'
import { applyChanges } from './tables/apply-changes.ts'
import { createTableDue } from './tables/due.ts'
import { createEpochs } from './tables/epochs.ts'
import { frozen } from './tables/frozen.ts'
import { createTableKeeping } from './tables/keeping.ts'
import { createTableListings } from './tables/listings.ts'
import { loadFacts } from './tables/load-facts.ts'
import { settled } from './tables/settled.ts'
import type { Storage } from './tables.ts'

/**
 * A store over tables that answer at once. Nothing runs between what a decision reads and what it writes, since all of it happens
 * within the call; its promise is settled when it returns.
 */
export function createTableStore(tables: Storage): Store {
  const epochs = createEpochs(tables)
  const { listener: dueListener, ...due } = createTableDue(tables, epochs)
  const { notify, add } = createListeners(dueListener)

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
    if (changes || events.length > 0) {
      const committed = { partnerId, changes: changes ?? {}, events }
      notify((listener) => listener.committed?.(committed))
    }
    if ('refusal' in decided) throw decided.refusal
    return decided.answer
  }

  /** Changes what is kept, ends the epoch with it, and notifies all listeners. */
  function end(ended: Ended, change: () => void): void {
    epochs.raise(ended.partnerId, change)
    notify((listener) => listener.ended?.(ended))
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

    reset: (partnerId) => settled(() => end({ by: 'reset', partnerId }, () => tables.reset(partnerId))),
    load: (state) =>
      settled(() => {
        const { clock, seed, mintings, minted } = state
        const surroundings = { emulator: { clock, seed, mintings }, temporaryPartners: minted }
        end({ by: 'load', loaded: state }, () => tables.replaceAll(state, surroundings))
      }),
    ...due,
    ...createTableKeeping({
      tables,
      epochs,
      onPartner: (partner) => notify((listener) => listener.partnerSaved?.(partner)),
      forget: (partnerId, change) => end({ by: 'forgetting', partnerId }, change),
    }),

    epochOf: epochs.of,
    listen: add,
    problem: () => settled(tables.problem),
    close: () =>
      settled(() => {
        const problem = tables.problem()
        tables.close()
        return problem
      }),
  }
}
