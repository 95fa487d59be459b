import { OvertakenError } from '../../core/errors.ts'
import type { Changes, Decision } from '../../core/state/changes.ts'
import type { EmulatorState } from '../../core/state/state.ts'
import type { Commit, Ended, Store } from '../store.ts'
import { frozen } from '../tables/frozen.ts'
import type { Querying } from './connection/database.ts'
import { forgetTemporary, loadKept, saveEmulator, saveMoment, savePartner } from './keeping.ts'
import { createPostgresListings } from './listings.ts'
import type { PostgresParts } from './parts.ts'
import { applyChanges } from './records/apply-changes.ts'
import { loadFacts } from './records/facts.ts'
import { lockAndLoad } from './records/lock.ts'
import { lockEverything, putRecords, putSurroundings, resetAll, resetPartner } from './records/replace.ts'
import { createTurns } from './turns.ts'

/** A decision whose changes are kept once the transaction ends. */
interface Decided<Answer> {
  readonly decision: Decision<Answer>
  readonly commit: Commit | undefined
}

// Nobody's id: temporary partners are made one after another, so that they are listed as they were asked for.
const everyMaking = ''

/** A store in a PostgreSQL, which other replicas use at the same time. */
export function createPostgresStore({ database, due, epochs, listeners, notices, close }: PostgresParts): Store {
  const { notify } = listeners
  const turns = createTurns()

  /** Applies what was decided, within the transaction that found the facts. */
  async function keep<Answer>(
    within: Querying,
    partnerId: string,
    decision: Decision<Answer>,
  ): Promise<Decided<Answer>> {
    const { changes } = decision
    if (hasChanges(changes)) await applyChanges(within, partnerId, frozen(changes))
    const events = 'refusal' in decision ? [] : (decision.events ?? [])
    const commit = changes || events.length > 0 ? { partnerId, changes: changes ?? {}, events } : undefined
    return { decision, commit }
  }

  function settle<Answer>({ decision, commit }: Decided<Answer>): Answer {
    if (commit) {
      notify((listener) => listener.committed?.(commit))
      notices.say({ committed: commit })
    }
    if ('refusal' in decision) throw decision.refusal
    return decision.answer
  }

  /** What begins an epoch: everybody is told once it has begun. @returns false when the change says that there is none. */
  async function end(ended: Ended, change: (within: Querying) => Promise<number | undefined>): Promise<boolean> {
    const { by, partnerId } = ended
    const epoch = await turns.of(partnerId === undefined ? undefined : [partnerId], () => database.transaction(change))
    if (epoch === undefined) return false
    epochs.note(partnerId, epoch)
    notify((listener) => listener.ended?.(ended))
    notices.say({ ended: { by, partnerId, epoch } })
    return true
  }

  return {
    decide: ({ partnerId, epoch }, keys, decision) =>
      turns
        .of([partnerId], () =>
          database.transaction(async (within) => {
            const [facts] = await lockAndLoad(within, [partnerId], keys)
            if (!facts) throw new Error('a partner that is locked has facts')
            epochs.note(partnerId, facts.epoch)
            if (epoch !== undefined && facts.epoch !== epoch) throw new OvertakenError(partnerId)
            return keep(within, partnerId, decision(facts))
          }),
        )
        .then(settle),
    decideAmong: (partnerIds, keys, decision) =>
      turns
        .of(partnerIds, () =>
          database.transaction(async (within) => {
            const decided = decision(await lockAndLoad(within, partnerIds, keys))
            return keep(within, decided.partnerId, decided)
          }),
        )
        .then(settle),
    async read(partnerId, keys) {
      const [facts] = await loadFacts(database, [partnerId], keys)
      if (!facts) throw new Error('a partner that is asked for has facts')
      epochs.note(partnerId, facts.epoch)
      return facts
    },
    readAmong: (partnerIds, keys) => loadFacts(database, partnerIds, keys),
    ...createPostgresListings(database),

    async reset(partnerId) {
      await end({ by: 'reset', partnerId }, async (within) => {
        if (partnerId === undefined) await lockEverything(within)
        else await lockAndLoad(within, [partnerId], {})
        return partnerId === undefined ? resetAll(within) : resetPartner(within, partnerId)
      })
    },
    async load(state: EmulatorState) {
      await end({ by: 'load', loaded: state }, async (within) => {
        await lockEverything(within)
        const epoch = await resetAll(within)
        const { clock, seed, mintings, minted } = frozen(state)
        // Whose clock callbacks wait for is read from the partners.
        await putSurroundings(within, { emulator: { clock, seed, mintings }, temporaryPartners: minted })
        await putRecords(within, state)
        return epoch
      })
    },

    kept: () => loadKept(database),
    saveEmulator: (changes) => saveEmulator(database, changes),
    async savePartner(made) {
      if (!(await turns.of([made.partner.id, everyMaking], () => savePartner(database, made)))) return false
      notify((listener) => listener.partnerSaved?.(made.partner))
      notices.say({ partnerSaved: made.partner })
      return true
    },
    forgetPartner: (partnerId) =>
      end({ by: 'forgetting', partnerId }, async (within) => {
        await lockAndLoad(within, [partnerId], {})
        return (await forgetTemporary(within, partnerId)) ? resetPartner(within, partnerId) : undefined
      }),
    saveMoment: (within, now) =>
      turns.of([within.partnerId], () => database.transaction((transaction) => saveMoment(transaction, within, now))),

    serve: due.serve,
    nextDue: due.nextDue,
    claimDue: due.claimDue,
    toCome: due.toCome,
    epochOf: epochs.of,
    listen: listeners.add,
    problem: () =>
      database.query('SELECT 1').then(
        () => undefined,
        (error: Error) => error.message,
      ),
    close,
  }
}

function hasChanges(changes: Changes | undefined): changes is Changes {
  return changes !== undefined && Object.values(changes).some((one) => one !== undefined)
}
