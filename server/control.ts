import type { ExchangeFilter } from './api/exchange-filter.ts'
import { checkExpectation, type Expectation } from './api/expectation.ts'
import type { Exchange, Journal } from './api/journal.ts'
import type { Clock } from './clock/clock.ts'
import type { VirtualClock } from './clock/virtual-clock.ts'
import type { Coverage } from './core/coverage.ts'
import type { Delivery } from './core/delivery.ts'
import type { UserState } from './core/enrolment.ts'
import { ControlError } from './core/errors.ts'
import type { InboxMessage } from './core/inbox-message.ts'
import type { Decision, Job } from './core/job.ts'
import type { Scenario } from './core/scenario.ts'
import type { ScenarioFault } from './core/scenario-fault.ts'
import type { EmulatorState } from './core/state.ts'
import { type Instant, parseDuration } from './core/time.ts'
import type { CallbackWaits } from './service/callback-waits.ts'
import type { CallbackFilter, Callbacks } from './service/callbacks.ts'
import type { CoverageNotes } from './service/coverage.ts'
import type { Events } from './service/events.ts'
import type { Inbox } from './service/inbox.ts'
import type { JobWaits } from './service/job-waits.ts'
import type { Jobs } from './service/jobs.ts'
import type { Partners } from './service/partners.ts'
import type { Scenarios } from './service/scenarios.ts'
import { checkStateVersion, type Snapshots } from './service/snapshots.ts'
import type { Users } from './service/users.ts'
import type { Filter, Storage } from './storage/storage.ts'

/** What control works with. */
export interface ControlParts {
  readonly clock: Clock
  readonly storage: Storage
  readonly journal: Journal
  readonly partners: Partners
  readonly users: Users
  readonly jobs: Jobs
  readonly scenarios: Scenarios
  readonly callbacks: Callbacks
  readonly events: Events
  readonly coverage: CoverageNotes
  readonly callbackWaits: CallbackWaits
  readonly jobWaits: JobWaits
  readonly inbox: Inbox
  readonly snapshots: Snapshots
  readonly selfies: Map<string, Buffer> | undefined
  /** Tells whoever waits for callbacks to fall due what was forgotten. */
  readonly forgetCallbacks: (partnerId?: string) => void
}

/**
 * The verbs behind every door: command, library, HTTP, dashboard. Each throws a ControlError that says what helps.
 * A `partnerId` left out means the first partner where one is needed, and all of them where several can be meant.
 */
export interface Control {
  readonly clock: Clock
  /** What happens, as it happens. */
  readonly events: Pick<Events, 'after' | 'lastId' | 'subscribe' | 'listeners'>
  /** Newest first. */
  jobs(filter?: Filter): readonly Job[]
  job(smileJobId: string, partnerId?: string): Job
  readonly waitForJob: JobWaits['reached']
  readonly completedJob: JobWaits['completed']
  /** Says what the human reviewer says; its callback is due at once. */
  review(smileJobId: string, decision: Decision, partnerId?: string): Job
  /** In the order in which they are looked at. */
  scenarios(): readonly Scenario[]
  /** What is wrong with the scenario files as they are now; the scenarios are those of before. */
  scenarioFaults(): readonly ScenarioFault[]
  scenario(name: string): Scenario
  /** Keeps a scenario in memory, above all files. @param text as a file would have it, YAML or JSON. */
  putScenario(name: string, text: string): Scenario
  /** Forgets one that was put. */
  removeScenario(name: string): void
  /** Queues a scenario for the partner's next submission(s). */
  next(
    scenario: string,
    options?: { readonly times?: number; readonly partnerId?: string },
  ): { partnerId: string; scenario: string; times: number }
  /** Oldest first. */
  callbacks(filter?: CallbackFilter): readonly Delivery[]
  callback(id: string): Delivery
  replay(id: string): Delivery
  readonly waitForCallbacks: CallbackWaits['some']
  readonly nextCallback: CallbackWaits['next']
  /** Callbacks that were kept, oldest first. */
  inbox(filter?: Filter): readonly InboxMessage[]
  /** Oldest first. */
  journal(filter?: ExchangeFilter): readonly Exchange[]
  countExchanges(filter?: ExchangeFilter): number
  /** The exchanges that are meant. Throws an ExpectationError that lists what did come when they are too few or too many. */
  expect(expectation: Expectation): readonly Exchange[]
  /** What clients have met since the start, or since it was cleared; a reset forgets nothing of it. */
  coverage(): Coverage
  clearCoverage(): void
  user(userId: string, partnerId?: string): { partnerId: string; state: UserState | undefined }
  setUser(userId: string, state: UserState | 'absent', partnerId?: string): void
  /** Moves the virtual clock; resolves after everything due was delivered. */
  advance(by: string): Promise<Instant>
  /** Forgets jobs, users, queues, journal and inbox. */
  reset(partnerId?: string): void
  /** Everything that makes the future. */
  snapshot(): EmulatorState
  /** Throws a ControlError when this is a state of another version. */
  readonly checkStateVersion: typeof checkStateVersion
  /** Resets, and puts a state in place; a virtual clock shows its time then. Rejects with a ControlError, nothing changed. */
  restore(state: unknown): Promise<void>
}

/** Control over an assembled emulator. */
export function createControl(parts: ControlParts): Control {
  const { clock, storage, journal, partners, users, jobs, scenarios, callbacks, events } = parts

  function durationOf(by: string): number {
    try {
      return parseDuration(by)
    } catch (error) {
      throw new ControlError(400, (error as Error).message)
    }
  }

  /** Forgets what was seen, which is not part of the state. */
  function forgetSeen(partnerId?: string): void {
    journal.reset(partnerId)
    parts.inbox.reset(partnerId)
    for (const ref of parts.selfies?.keys() ?? []) {
      if (partnerId === undefined || ref.startsWith(`${partnerId}-`)) parts.selfies?.delete(ref)
    }
  }

  return {
    clock,
    events,
    jobs: (filter = {}) => storage.jobs(filter),
    job: (smileJobId, partnerId) => jobs.locate(smileJobId, partnerId),
    waitForJob: parts.jobWaits.reached,
    completedJob: parts.jobWaits.completed,
    review: (smileJobId, decision, partnerId) => jobs.review(jobs.locate(smileJobId, partnerId), decision, clock.now()),
    scenarios: scenarios.all,
    scenarioFaults: scenarios.faults,
    scenario: scenarios.named,
    putScenario: scenarios.put,
    removeScenario: scenarios.remove,
    next(scenario, { times = 1, partnerId } = {}) {
      const partner = partners.meant(partnerId)
      scenarios.enqueue(partner.id, scenario, times)
      events.tell({ at: clock.now(), type: 'scenario.queued', partnerId: partner.id, scenario, times })
      return { partnerId: partner.id, scenario, times }
    },
    callbacks: (filter = {}) => callbacks.list(filter),
    callback: callbacks.named,
    replay: (id) => callbacks.replay(callbacks.named(id), clock.now()),
    waitForCallbacks: parts.callbackWaits.some,
    nextCallback: parts.callbackWaits.next,
    inbox: (filter = {}) => parts.inbox.list(filter),
    journal: journal.list,
    countExchanges: journal.count,
    expect: (expectation) => checkExpectation(expectation, journal.list()),
    coverage: () => parts.coverage.coverage(scenarios.all()),
    clearCoverage: parts.coverage.clear,
    user(userId, partnerId) {
      const partner = partners.meant(partnerId)
      return { partnerId: partner.id, state: users.stateOf(partner.id, userId, clock.now()) }
    },
    setUser(userId, state, partnerId) {
      const partner = partners.meant(partnerId)
      users.set(partner.id, userId, state, clock.now())
      events.tell({ at: clock.now(), type: 'user.changed', partnerId: partner.id, userId, state })
    },
    async advance(by) {
      const length = durationOf(by)
      if (clock.kind !== 'virtual') {
        throw new ControlError(
          409,
          'The system clock cannot be advanced. Start with --clock virtual, or startEmulator({ clock: "virtual" }).',
        )
      }
      const now = await (clock as VirtualClock).advance(length)
      events.tell({ at: now, type: 'clock.advanced' })
      return now
    },
    reset(partnerId) {
      const one = partnerId === undefined ? undefined : partners.meant(partnerId).id
      storage.reset(one)
      parts.forgetCallbacks(one)
      forgetSeen(one)
      events.tell({ at: clock.now(), type: 'state.reset', partnerId: one })
    },
    snapshot: parts.snapshots.take,
    checkStateVersion,
    async restore(given) {
      const state = parts.snapshots.read(given)
      const put = () => {
        forgetSeen()
        parts.snapshots.put(state)
      }
      if (clock.kind === 'virtual') await (clock as VirtualClock).jump(state.clock.now, put)
      else put()
    },
  }
}
