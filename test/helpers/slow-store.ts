import { setImmediate } from 'node:timers/promises'
import type { Store } from '../../server/store/store.ts'

/**
 * The same store as it would be behind a network: every call yields before it begins, and between what a decision reads and what it
 * writes. A decision holds a lock meanwhile, as a row of a database would be locked, so that what a use case reads outside of
 * `decide` may be old by the time it decides.
 */
export function createSlowStore(store: Store): Store {
  let turn: Promise<unknown> = Promise.resolve()

  function locked<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  return {
    ...store,
    decide: (within, keys, decision) =>
      locked(async () => {
        await setImmediate()
        const facts = await store.read(within.partnerId, keys)
        await setImmediate()
        return store.decide(within, {}, () => decision(facts))
      }),
    decideAmong: (partnerIds, keys, decision) =>
      locked(async () => {
        await setImmediate()
        const facts = await Promise.all(partnerIds.map((partnerId) => store.read(partnerId, keys)))
        await setImmediate()
        return store.decideAmong(partnerIds, {}, () => decision(facts))
      }),
    async read(partnerId, keys) {
      await setImmediate()
      return store.read(partnerId, keys)
    },
    async readAmong(partnerIds, keys) {
      await setImmediate()
      return store.readAmong(partnerIds, keys)
    },
    reset: (partnerId) => locked(() => later(store.reset)(partnerId)),
    load: (state) => locked(() => later(store.load)(state)),
    savePartner: (made) => locked(() => later(store.savePartner)(made)),
    forgetPartner: (partnerId) => locked(() => later(store.forgetPartner)(partnerId)),
    saveMoment: (within, now) => locked(() => later(store.saveMoment)(within, now)),
    saveEmulator: (changes) => locked(() => later(store.saveEmulator)(changes)),
    kept: later(store.kept),
    problem: later(store.problem),
    close: () => locked(later(store.close)),
    nextDue: later(store.nextDue),
    claimDue: (...asked) => locked(() => later(store.claimDue)(...asked)),
    toCome: later(store.toCome),
    jobs: later(store.jobs),
    countJobs: later(store.countJobs),
    deliveries: later(store.deliveries),
    countDeliveries: later(store.countDeliveries),
    ends: later(store.ends),
    users: later(store.users),
    queue: later(store.queue),
    everything: later(store.everything),
  }
}

/** The same call, after the turn of the event loop in which it was made. */
function later<Asked extends readonly unknown[], Answer>(
  call: (...asked: Asked) => Promise<Answer>,
): (...asked: Asked) => Promise<Answer> {
  return async (...asked) => {
    await setImmediate()
    return call(...asked)
  }
}
