import type { Clock } from '../clock/clock.ts'
import type { Delivery } from '../core/delivery.ts'
import type { Storage } from '../storage/storage.ts'
import { type CallbackWaits, createCallbackWaits } from './callback-waits.ts'
import { type Callbacks, createCallbacks } from './callbacks.ts'
import { type CoverageNotes, createCoverageNotes } from './coverage.ts'
import { createEvents, type Events } from './events.ts'
import { createHerald } from './herald.ts'
import { createJobWaits, type JobWaits } from './job-waits.ts'
import { createJobs, type Jobs } from './jobs.ts'
import type { Partners } from './partners.ts'
import { createPlans } from './plans.ts'
import type { Scenarios } from './scenarios.ts'
import { createSettlements } from './settlements.ts'
import { createSnapshots, type Snapshots } from './snapshots.ts'
import type { Users } from './users.ts'
import { createWaiting } from './waiting.ts'

/** What the use cases around jobs and callbacks work with. */
export interface ServiceParts {
  readonly storage: Storage
  readonly clock: Clock
  /** The clock on the wall, whatever the emulator's own is. */
  readonly realTime: Clock
  readonly partners: Partners
  readonly scenarios: Scenarios
  readonly users: Users
  readonly strict: boolean
  /** Counts the ids that were made. */
  readonly ids: { made: number }
  /** Says in sentences what the schema of states has against one, if anything. */
  readonly violations: (state: unknown) => string
  /** Hands new deliveries to the courier. */
  readonly dispatch: (deliveries: readonly Delivery[]) => void
  /** Tells the courier what was forgotten. */
  readonly forget: (partnerId?: string) => void
}

/** The use cases around jobs and callbacks: what happens, who is told of it, and who waits for it. */
export interface Services {
  readonly events: Events
  readonly jobs: Jobs
  readonly callbacks: Callbacks
  readonly jobWaits: JobWaits
  readonly callbackWaits: CallbackWaits
  readonly snapshots: Snapshots
  readonly coverage: CoverageNotes
  /** Tells whoever waits for callbacks to fall due what was forgotten, of one partner or of all. */
  forgetCallbacks(partnerId?: string): void
  /** Ends every wait. */
  close(): void
}

export function createServices(parts: ServiceParts): Services {
  const coverage = createCoverageNotes(parts.storage)
  const events = createEvents(undefined, coverage.noteHappening)
  const settlements = createSettlements()
  const herald = createHerald({ ...parts, events, settlements })
  const waiting = createWaiting(events, parts.realTime)
  const plans = createPlans({ ...parts, events, herald })
  const jobs = createJobs({ ...parts, events, plans })
  const callbacks = createCallbacks({ ...parts, events, herald, settlements })

  function forgetCallbacks(partnerId?: string): void {
    parts.forget(partnerId)
    herald.forget(partnerId)
    settlements.forget(partnerId)
  }

  return {
    events,
    coverage,
    jobs,
    callbacks,
    jobWaits: createJobWaits({ ...parts, waiting, jobs }),
    callbackWaits: createCallbackWaits({ ...parts, waiting, callbacks }),
    snapshots: createSnapshots({ ...parts, events, herald, settlements, forget: forgetCallbacks }),
    forgetCallbacks,
    close() {
      parts.realTime.stop()
      herald.stop()
      events.close()
    },
  }
}
