import type { Exchange, Journal } from './api/journal.ts'
import type { Clock } from './clock/clock.ts'
import type { VirtualClock } from './clock/virtual-clock.ts'
import type { Delivery } from './core/delivery.ts'
import type { UserState } from './core/enrolment.ts'
import { ControlError } from './core/errors.ts'
import type { Decision, Job } from './core/job.ts'
import type { Scenario } from './core/scenario.ts'
import type { ScenarioFault } from './core/scenario-fault.ts'
import { type Instant, parseDuration } from './core/time.ts'
import type { Callbacks } from './service/callbacks.ts'
import type { Jobs } from './service/jobs.ts'
import type { Partners } from './service/partners.ts'
import type { Scenarios } from './service/scenarios.ts'
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
  readonly selfies: Map<string, Buffer> | undefined
  /** Tells the courier what was forgotten. */
  readonly forgetCallbacks: (partnerId?: string) => void
}

/**
 * The verbs behind every door: command, library, HTTP, dashboard. Each throws a ControlError that says what helps.
 * A `partnerId` left out means the first partner where one is needed, and all of them where several can be meant.
 */
export interface Control {
  readonly clock: Clock
  /** Newest first. */
  jobs(filter?: Filter): readonly Job[]
  job(smileJobId: string, partnerId?: string): Job
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
  callbacks(filter?: Filter): readonly Delivery[]
  callback(id: string): Delivery
  replay(id: string): Delivery
  /** Oldest first. */
  journal(partnerId?: string): readonly Exchange[]
  user(userId: string, partnerId?: string): { partnerId: string; state: UserState | undefined }
  setUser(userId: string, state: UserState | 'absent', partnerId?: string): void
  /** Moves the virtual clock; resolves after everything due was delivered. */
  advance(by: string): Promise<Instant>
  /** Forgets jobs, users, queues and journal. */
  reset(partnerId?: string): void
}

/** Control over an assembled emulator. */
export function createControl(parts: ControlParts): Control {
  const { clock, storage, journal, partners, users, jobs, scenarios, callbacks } = parts

  function callback(id: string): Delivery {
    const delivery = storage.delivery(id)
    if (!delivery) throw new ControlError(404, `There is no callback "${id}". GET /__emulator/callbacks lists them.`)
    return delivery
  }

  function durationOf(by: string): number {
    try {
      return parseDuration(by)
    } catch (error) {
      throw new ControlError(400, (error as Error).message)
    }
  }

  return {
    clock,
    jobs: (filter = {}) => storage.jobs(filter),
    job: (smileJobId, partnerId) => jobs.locate(smileJobId, partnerId),
    review: (smileJobId, decision, partnerId) => jobs.review(jobs.locate(smileJobId, partnerId), decision, clock.now()),
    scenarios: scenarios.all,
    scenarioFaults: scenarios.faults,
    scenario: scenarios.named,
    putScenario: scenarios.put,
    removeScenario: scenarios.remove,
    next(scenario, { times = 1, partnerId } = {}) {
      const partner = partners.meant(partnerId)
      scenarios.enqueue(partner.id, scenario, times)
      return { partnerId: partner.id, scenario, times }
    },
    callbacks: (filter = {}) => callbacks.list(filter),
    callback,
    replay: (id) => callbacks.replay(callback(id), clock.now()),
    journal: (partnerId) => journal.list(partnerId),
    user(userId, partnerId) {
      const partner = partners.meant(partnerId)
      return { partnerId: partner.id, state: users.stateOf(partner.id, userId, clock.now()) }
    },
    setUser: (userId, state, partnerId) => users.set(partners.meant(partnerId).id, userId, state, clock.now()),
    async advance(by) {
      const length = durationOf(by)
      if (clock.kind !== 'virtual') {
        throw new ControlError(
          409,
          'The system clock cannot be advanced. Start with --clock virtual, or startEmulator({ clock: "virtual" }).',
        )
      }
      return (clock as VirtualClock).advance(length)
    },
    reset(partnerId) {
      const one = partnerId === undefined ? undefined : partners.meant(partnerId).id
      storage.reset(one)
      parts.forgetCallbacks(one)
      journal.reset(one)
      for (const ref of parts.selfies?.keys() ?? []) {
        if (one === undefined || ref.startsWith(`${one}-`)) parts.selfies?.delete(ref)
      }
    },
  }
}
