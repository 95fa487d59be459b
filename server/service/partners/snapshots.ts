import { ControlError } from '../../core/errors.ts'
import { upgradeState } from '../../core/state/earlier-records.ts'
import { stateProblems } from '../../core/state/problems.ts'
import { type EmulatorState, type Records, stateVersion, type TemporaryPartnerRecord } from '../../core/state/state.ts'
import type { Instant } from '../../core/time.ts'
import type { TemporaryPartner } from '../../core/users/temporary-partner.ts'
import type { ToCome } from '../../store/due.ts'
import type { Store } from '../../store/store.ts'
import type { Settlements } from '../callbacks/settlements.ts'
import type { Scenarios } from '../scenarios/scenarios.ts'
import type { Clocks } from './clocks.ts'
import type { Partners } from './partners.ts'

/** Taking an emulator's whole state out, and putting one in. */
export interface Snapshots {
  take(): Promise<EmulatorState>
  /** Reads a state. Throws a ControlError that names every problem. */
  read(given: unknown): EmulatorState
  /** Replaces everything by a state, all or nothing. Callbacks that are owed stay owed. */
  put(state: EmulatorState): Promise<void>
  /** Makes the clocks those of a state that was loaded. @returns a function that emits the events of the meantime. */
  takeUp(state: EmulatorState): () => void
  /** Takes up at the start what the store holds already, and emits the events of the meantime. */
  resume(): Promise<void>
}

/** What snapshots work with. */
export interface SnapshotParts {
  readonly store: Pick<Store, 'load' | 'kept' | 'everything' | 'ends' | 'toCome'>
  readonly clocks: Clocks
  readonly partners: Partners
  readonly scenarios: Scenarios
  readonly settlements: Settlements
  /** Says in sentences what a state's schema has against it, if anything. */
  readonly violations: (given: unknown) => string
}

export function createSnapshots(parts: SnapshotParts): Snapshots {
  const { store, clocks, partners, scenarios, settlements } = parts

  function recordOf(partner: TemporaryPartner): TemporaryPartnerRecord {
    return { ...partner, ...(partner.clock === 'own' && { now: clocks.clockOf(partner.id).now() }) }
  }

  function openClocks(partners: readonly TemporaryPartnerRecord[]): void {
    for (const { id, clock, now } of partners) if (clock === 'own') clocks.open(id, now)
  }

  const momentsBy = (momentOf: (partnerId: string) => Instant): Moments =>
    new Map(partners.all().map(({ id }) => [id, momentOf(id)]))

  return {
    async take() {
      const records = store.everything()
      const { kind, now } = clocks.clockOf()
      const taken: Omit<EmulatorState, keyof Records> = {
        version: stateVersion,
        clock: { kind, now: now() },
        ...partners.state(),
        minted: partners.temporary().map(recordOf),
      }
      return { ...taken, ...(await records) }
    },

    read(earlier) {
      checkStateVersion(earlier)
      const given = upgradeState(earlier)
      const problem = parts.violations(given)
      if (problem) throw new ControlError(400, `This is not a state of an emulator; nothing was changed. ${problem}`)
      const state = structuredClone(given) as EmulatorState
      const problems = stateProblems(state, {
        partnerIds: partners.lasting().map(({ id }) => id),
        scenarios: scenarios.all().map(({ name }) => name),
      })
      if (problems.length === 0) return state
      const reported = problems.slice(0, 20).map(({ pointer, message }) => `${pointer}: ${message}`)
      throw new ControlError(400, `This state does not fit this emulator; nothing was changed. ${reported.join(' ')}`)
    },

    async put(state) {
      await store.load({ ...state, clock: { kind: clocks.clockOf().kind, now: state.clock.now } })
      await clocks.resume()
    },

    takeUp(state) {
      const { clock, minted } = state
      clocks.clockOf().jump(clock.now)
      clocks.closeOwn()
      openClocks(minted)
      const savedAt = new Map(minted.map(({ id, now }) => [id, now]))
      const moments = momentsBy((id) => savedAt.get(id) ?? clock.now)
      settlements.follow(() => store.ends(moments))
      return () => {
        for (const [id, since] of moments) clocks.of(id).dueNotifier.expect(toComeOf(state, id, since), since)
      }
    },

    async resume() {
      openClocks((await store.kept()).temporaryPartners)
      const moments = momentsBy((id) => clocks.clockOf(id).now())
      settlements.follow(() => store.ends(moments))
      // On the system clock time went on meanwhile: its events are emitted now.
      for (const [id, since] of moments) clocks.of(id).dueNotifier.expect(await store.toCome(id, since), since)
    },
  }
}

// Older ones were never released.
const earliestVersion = 2

/** What each partner's clock showed when it was last known. */
type Moments = ReadonlyMap<string, Instant>

/** A state of another version cannot be read, and the list of what its schema has against it would say nothing. */
export function checkStateVersion(given: unknown): void {
  const { version } = (given ?? {}) as { readonly version?: unknown }
  if (typeof version !== 'number' || version === stateVersion || version === earliestVersion) return
  throw new ControlError(
    400,
    `/version: this is a state of version ${version}, and this emulator reads versions ${earliestVersion} to ${stateVersion}. ` +
      'Save it again with the emulator that loads it. Nothing was changed.',
  )
}

/** What of a partner comes about after a moment, in a state. */
function toComeOf({ jobs, deliveries }: EmulatorState, partnerId: string, since: Instant): ToCome {
  return {
    jobs: jobs.filter((job) => job.partnerId === partnerId && job.results.some(({ from }) => from > since)),
    losses: deliveries.filter((one) => one.partnerId === partnerId && one.state === 'lost' && one.dueAt > since),
  }
}
