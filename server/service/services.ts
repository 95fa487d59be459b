import type { Clock } from '../clock/clock.ts'
import type { RetentionLimits } from '../core/jobs/retention.ts'
import type { WordingOf } from '../core/jobs/wording.ts'
import type { Instant, Milliseconds } from '../core/time.ts'
import type { Store } from '../store/store.ts'
import { announceChanges } from './announce-changes.ts'
import { type Callbacks, createCallbacks } from './callbacks/callbacks.ts'
import type { Dispatcher } from './callbacks/dispatcher-port.ts'
import { createDueNotifier } from './callbacks/due-notifier.ts'
import { createSettlements } from './callbacks/settlements.ts'
import { type CallbackWaits, createCallbackWaits } from './callbacks/waits.ts'
import { type CoverageNotes, createCoverageNotes, type ServedGenerations } from './coverage.ts'
import { createEvents, type Events } from './events.ts'
import { followEpochs } from './follow-epochs.ts'
import { createKeptPictures, type KeptPictures } from './jobs/kept-pictures.ts'
import { createRetention, type Retention } from './jobs/retention.ts'
import { createJobWaits, type JobWaits } from './jobs/waits.ts'
import { type Clocks, createClocks } from './partners/clocks.ts'
import { createDelay, type Delay } from './partners/delay.ts'
import type { Partners } from './partners/partners.ts'
import { createSignatureAge } from './partners/signature-age.ts'
import { createSnapshots, type Snapshots } from './partners/snapshots.ts'
import { createUsers, type Users } from './partners/users.ts'
import type { Scenarios } from './scenarios/scenarios.ts'
import { createWaiting } from './waiting.ts'

/** What the use cases around jobs and callbacks work with. */
export interface ServiceParts extends RetentionLimits {
  readonly store: Store
  /** The emulator's own: partners without one of theirs live by it. */
  readonly clock: Clock
  /** Makes a clock for one partner. */
  readonly openClock: (partnerId: string, now?: Instant) => Clock
  readonly openDispatcher: (clock: Clock, owner?: string) => Dispatcher
  /** Time as it passes, whatever the emulator's own clock shows. */
  readonly realTime: Clock
  readonly partners: Partners
  readonly scenarios: Scenarios
  readonly wordingOf: WordingOf
  readonly generations: ServedGenerations
  /** Users who are on file from the start; `*` stands for any text. */
  readonly onFile: readonly string[]
  /** Whether pictures that are sent are kept. */
  readonly keepImages: boolean
  readonly signatureAge: Milliseconds | undefined
  readonly clockRate: number
  readonly uploadLinkLifetime: Milliseconds
  readonly tokenLifetime: Milliseconds
  /** Says in sentences what the schema of states has against one, if anything. */
  readonly violations: (state: unknown) => string
}

/** The use cases around jobs and callbacks: what happens, who is notified, and who waits. */
export interface Services {
  readonly events: Events
  readonly clocks: Clocks
  readonly retention: Retention
  readonly callbacks: Callbacks
  readonly jobWaits: JobWaits
  readonly callbackWaits: CallbackWaits
  readonly snapshots: Snapshots
  readonly coverage: CoverageNotes
  readonly users: Users
  readonly pictures: KeptPictures | undefined
  /** How old a partner's signature may be; undefined when its age means nothing. */
  readonly signatureAge: (partnerId: string) => Milliseconds | undefined
  /** Waits on a partner's clock. */
  readonly delay: Delay
  /** Ends every wait. */
  close(): void
}

export function createServices(parts: ServiceParts): Services {
  const coverage = createCoverageNotes(parts.store, parts.generations)
  const events = createEvents(undefined, coverage.noteHappening)
  const settlements = createSettlements()
  const openDueNotifier = (clock: Clock) => createDueNotifier({ ...parts, clock, events, settlements })
  const clocks = createClocks({ ...parts, openDueNotifier })
  const waiting = createWaiting({ ...parts, events })
  const retention = createRetention({ ...parts, retentionLimits: parts })
  const callbacks = createCallbacks({ ...parts, settlements })
  const pictures = parts.keepImages ? createKeptPictures() : undefined
  const onForget = (ref: string) => pictures?.forget(ref)
  announceChanges({ ...parts, events, settlements, clocks, coverage, onForget })
  const snapshots = createSnapshots({ ...parts, clocks, settlements })
  followEpochs({ ...parts, events, settlements, clocks, snapshots })

  return {
    events,
    coverage,
    retention,
    clocks,
    callbacks,
    jobWaits: createJobWaits({ ...parts, clocks, waiting }),
    callbackWaits: createCallbackWaits({ ...parts, clocks, waiting, callbacks }),
    snapshots,
    pictures,
    users: createUsers(parts.store, parts.onFile),
    signatureAge: createSignatureAge(parts, clocks),
    delay: createDelay({ ...parts, clocks }),
    close() {
      parts.realTime.stop()
      events.close()
    },
  }
}
