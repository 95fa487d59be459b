import type { Clock } from '../clock/clock.ts'
import { type Delivery, settledStates } from '../core/delivery.ts'
import { ControlError } from '../core/errors.ts'
import { type EmulatorState, stateVersion } from '../core/state.ts'
import { stateFaults } from '../core/state-faults.ts'
import type { Instant } from '../core/time.ts'
import type { Storage } from '../storage/storage.ts'
import type { Events } from './events.ts'
import type { Herald } from './herald.ts'
import type { Partners } from './partners.ts'
import type { Scenarios } from './scenarios.ts'
import type { Settlements } from './settlements.ts'

/** Taking an emulator's whole state out, and putting one in. */
export interface Snapshots {
  take(): EmulatorState
  /** Reads what somebody gives as a state. Throws a ControlError that names every place where it is wrong. */
  read(given: unknown): EmulatorState
  /** Puts a state in place of everything, once the clock shows its time. What is owed goes on being owed. */
  put(state: EmulatorState): void
}

/** What snapshots work with. */
export interface SnapshotParts {
  readonly storage: Storage
  readonly clock: Clock
  readonly partners: Partners
  readonly scenarios: Scenarios
  readonly events: Events
  readonly herald: Herald
  readonly settlements: Settlements
  /** Counts the ids that were made. */
  readonly ids: { made: number }
  /** Says in sentences what a state's schema has against it, if anything. */
  readonly violations: (given: unknown) => string
  /** Tells courier and herald to forget what they waited for. */
  readonly forget: () => void
  /** Hands deliveries to the courier. */
  readonly dispatch: (deliveries: readonly Delivery[]) => void
}

export function createSnapshots(parts: SnapshotParts): Snapshots {
  const { storage, clock, partners, scenarios, events, herald, settlements, ids } = parts

  return {
    take: () => ({
      version: stateVersion,
      clock: { kind: clock.kind, now: clock.now() },
      idsMade: ids.made,
      ...storage.everything(),
    }),

    read(given) {
      checkStateVersion(given)
      const problem = parts.violations(given)
      if (problem) throw new ControlError(400, `This is no state of an emulator, and nothing was changed. ${problem}`)
      const state = structuredClone(given) as EmulatorState
      const faults = stateFaults(state, {
        partnerIds: partners.all().map(({ id }) => id),
        scenarios: scenarios.all().map(({ name }) => name),
      })
      if (faults.length === 0) return state
      const told = faults.slice(0, 20).map(({ pointer, message }) => `${pointer}: ${message}`)
      throw new ControlError(400, `This state does not fit, and nothing was changed. ${told.join(' ')}`)
    },

    put(state) {
      parts.forget()
      storage.replaceAll(state)
      ids.made = state.idsMade
      for (const one of state.deliveries.filter(hasEnded(state.clock.now)).sort(byEnd)) settlements.note(one)
      events.tell({ at: clock.now(), type: 'state.restored' })
      // On the system clock time went on meanwhile: what came about is told now, and what fell due is sent now.
      const later = (at: Instant) => at > state.clock.now
      for (const job of state.jobs) {
        herald.expectResults(
          job,
          job.results.filter(({ from }) => later(from)),
        )
      }
      herald.expectLosses(state.deliveries.filter(({ dueAt }) => later(dueAt)))
      parts.dispatch(state.deliveries)
    },
  }
}

/** A state of another version cannot be read, and the list of what its schema has against it would say nothing. */
export function checkStateVersion(given: unknown): void {
  const { version } = (given ?? {}) as { readonly version?: unknown }
  if (typeof version !== 'number' || version === stateVersion) return
  throw new ControlError(
    400,
    `/version: this is a state of version ${version}, and this emulator reads version ${stateVersion}. ` +
      'Save it again with the emulator that is to load it. Nothing was changed.',
  )
}

function hasEnded(now: Instant): (delivery: Delivery) => boolean {
  return ({ state, dueAt }) => settledStates.includes(state) && (state !== 'lost' || dueAt <= now)
}

function byEnd(one: Delivery, other: Delivery): number {
  return endOf(one) - endOf(other)
}

function endOf({ attempts, dueAt }: Delivery): Instant {
  const last = attempts.at(-1)
  return last ? last.at + last.latency : dueAt
}
