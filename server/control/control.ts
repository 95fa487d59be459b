import type { Clock } from '../clock/clock.ts'
import type { VirtualClock } from '../clock/virtual-clock.ts'
import type { Delivery } from '../core/callbacks/delivery.ts'
import type { InboxMessage } from '../core/callbacks/inbox-message.ts'
import { ControlError } from '../core/errors.ts'
import type { Decision, Job } from '../core/jobs/job.ts'
import { type WordedDelivery, type WordedJob, wordDelivery, wordJob } from '../core/jobs/worded.ts'
import type { ReplayOptions } from '../core/scenarios/fault.ts'
import type { ScenarioProblem } from '../core/scenarios/problem.ts'
import type { Scenario } from '../core/scenarios/scenario.ts'
import type { Coverage } from '../core/situations/coverage.ts'
import type { EmulatorState } from '../core/state/state.ts'
import { type Instant, lastInstant, parseDuration, toTimestamp } from '../core/time.ts'
import type { UserState } from '../core/users/enrolment.ts'
import type { Partner } from '../core/users/partner.ts'
import type { PartnerSettings } from '../core/users/partner-settings.ts'
import type { PartnerOptions, TemporaryPartner } from '../core/users/temporary-partner.ts'
import type { ExchangeFilter } from '../http/journal/exchange-filter.ts'
import { checkExpectation, type Expectation, seenBy } from '../http/journal/expectation.ts'
import type { Exchange, Journal } from '../http/journal/journal.ts'
import type { Inbox } from '../service/callbacks/inbox.ts'
import { replayCallback } from '../service/callbacks/replay-callback.ts'
import type { CallbackWaits } from '../service/callbacks/waits.ts'
import type { CoverageNotes } from '../service/coverage.ts'
import type { Events } from '../service/events.ts'
import type { KeptPictures } from '../service/jobs/kept-pictures.ts'
import { reviewJob } from '../service/jobs/review-job.ts'
import type { JobWaits } from '../service/jobs/waits.ts'
import { createWordedWaits, type WordedWaits } from '../service/jobs/worded-waits.ts'
import { changeSettings, readSettings } from '../service/partners/change-settings.ts'
import type { Clocks } from '../service/partners/clocks.ts'
import { setUser } from '../service/partners/set-user.ts'
import { checkStateVersion, type Snapshots } from '../service/partners/snapshots.ts'
import { type Queued, queueScenario } from '../service/scenarios/queue-scenario.ts'
import type { Scenarios } from '../service/scenarios/scenarios.ts'
import type { Filter } from '../store/listings.ts'
import { createRecordViews, type RecordViewParts, type RecordViews } from './record-views.ts'

/** What control needs. */
export interface ControlParts extends RecordViewParts {
  readonly clocks: Clocks
  readonly journal: Journal
  readonly scenarios: Scenarios
  readonly events: Events
  readonly coverage: CoverageNotes
  readonly callbackWaits: CallbackWaits
  readonly jobWaits: JobWaits
  readonly inbox: Inbox
  readonly snapshots: Snapshots
  readonly pictures: KeptPictures | undefined
}

/**
 * The verbs behind the command, the library, HTTP and the dashboard. Each throws a ControlError that says what helps.
 * What is in the store is read and changed with promises. Clocks, partners, scenarios, events, inbox and journal belong to this process,
 * and answer at once.
 * Without a `partnerId`, the first partner is meant where one is needed, and all of them where several are possible.
 */
export interface Control extends RecordViews, WordedWaits {
  /** A partner's clock; without a partner, the emulator's own. */
  clockOf(partnerId?: string): Clock
  /** Whether a partner has its own clock. */
  livesApart(partnerId?: string): boolean
  /** The partners served: those from the start, then the temporary ones. */
  partners(): readonly Partner[]
  /** The temporary ones. */
  temporaryPartners(): readonly TemporaryPartner[]
  /** Creates a temporary partner. */
  createPartner(asked?: PartnerOptions): Promise<TemporaryPartner>
  /** Forgets a temporary partner, and everything of it. */
  forgetPartner(id: string): Promise<void>
  /** What a partner's account is set up for; its balance is what is left of it. */
  settings(partnerId?: string): Promise<PartnerSettings>
  /** Changes that, until a reset. @param change makes others of the settings: what it leaves out is allowed. */
  changeSettings(change: (settings: PartnerSettings) => PartnerSettings, partnerId?: string): Promise<PartnerSettings>
  /** Events, as they happen. */
  readonly events: Pick<Events, 'after' | 'lastId' | 'subscribe' | 'listeners'>
  /** Decides a job as the human reviewer; its callback is due at once. */
  review(smileJobId: string, decision: Decision, partnerId?: string): Promise<WordedJob>
  /** In the order in which they are tried. */
  scenarios(): readonly Scenario[]
  /** Problems of the scenario files as they are now; the scenarios are then still the old ones. */
  scenarioProblems(): readonly ScenarioProblem[]
  scenario(name: string): Scenario
  /** The texts of scenarios, and where they can be saved. */
  readonly catalogue: Pick<Scenarios, 'sourceOf' | 'folder' | 'save'>
  /** Keeps a scenario in memory, which overrides the files. @param text the content of a file, YAML or JSON. */
  putScenario(name: string, text: string): Scenario
  /** Removes one from memory. */
  removeScenario(name: string): void
  /** Queues a scenario for the partner's next submission(s). */
  next(scenario: string, options?: { readonly times?: number; readonly partnerId?: string }): Promise<Queued>
  /** Sends one again, with a new signature or a fault, which may claim another result; due at once. */
  replay(id: string, options?: ReplayOptions): Promise<WordedDelivery>
  /** Callbacks that were kept, oldest first. */
  inbox(filter?: Filter): readonly InboxMessage[]
  /** Oldest first. */
  journal(filter?: ExchangeFilter): readonly Exchange[]
  /** How many match, and how many older ones are no longer kept, whether they match or not. */
  countExchanges(filter?: ExchangeFilter): { count: number; gone: number }
  /** The matching exchanges. Throws an ExpectationError that lists what did come when they are too few or too many. */
  expect(expectation: Expectation): readonly Exchange[]
  /** What clients have met since the start, or since it was cleared; a reset does not change it. */
  coverage(): Promise<Coverage>
  clearCoverage(): void
  setUser(userId: string, state: UserState | 'absent', partnerId?: string): Promise<void>
  /** Moves a virtual clock, a partner's or the emulator's own; resolves when everything due is delivered. */
  advance(by: string, partnerId?: string): Promise<Instant>
  /** Forgets jobs, users, queues, changed settings, journal and inbox. */
  reset(partnerId?: string): Promise<void>
  /** The whole state. */
  snapshot(): Promise<EmulatorState>
  /** Throws a ControlError when this is a state of another version. */
  readonly checkStateVersion: typeof checkStateVersion
  /** Resets, and restores a state; a virtual clock is set to its time. Rejects with a ControlError; then nothing has changed. */
  restore(state: unknown): Promise<void>
}

const notToBeAdvanced =
  'The system clock cannot be advanced. Start with --clock virtual, or startEmulator({ clock: "virtual" }); or make a ' +
  'partner with its own clock: emulator.partner({ clock: "own" }), or POST /__emulator/partners {"clock":"own"}.'

function beyondTheEnd(now: Instant): string {
  return `The clock shows ${toTimestamp(now)} and ends at ${toTimestamp(lastInstant)}: it cannot be advanced that far.`
}

/** Control over an assembled emulator. */
export function createControl(parts: ControlParts): Control {
  const { clocks, store, journal, partners, scenarios, events } = parts
  const { clockOf } = clocks
  const worded = (job: Job): WordedJob => wordJob(job, parts.wordingOf)
  const wordedCallback = (one: Delivery): WordedDelivery => wordDelivery(one, parts.wordingOf)

  function durationOf(by: string): number {
    try {
      return parseDuration(by)
    } catch (error) {
      throw new ControlError(400, (error as Error).message)
    }
  }

  // What was seen is not part of the state.
  store.listen({
    ended({ partnerId }) {
      journal.reset(partnerId)
      parts.inbox.reset(partnerId)
      parts.pictures?.reset(partnerId)
    },
  })

  return {
    clockOf: (partnerId) => clockOf(partnerId === undefined ? undefined : partners.meant(partnerId).id),
    livesApart: (partnerId) => clockOf(partnerId) !== clockOf(),
    partners: partners.all,
    temporaryPartners: partners.temporary,
    createPartner: partners.createTemporary,
    forgetPartner: partners.forget,
    settings: (partnerId) => readSettings(parts, partnerId),
    changeSettings: (change, partnerId) => changeSettings(parts, change, partnerId),
    events,
    ...createRecordViews(parts),
    ...createWordedWaits(parts.jobWaits, parts.callbackWaits, parts.wordingOf),
    review: async (smileJobId, decision, partnerId) =>
      worded(await reviewJob(parts, { smileJobId, partnerId }, decision)),
    scenarios: scenarios.all,
    scenarioProblems: scenarios.problems,
    scenario: scenarios.named,
    catalogue: scenarios,
    putScenario: scenarios.put,
    removeScenario: scenarios.remove,
    next: (scenario, { times = 1, partnerId } = {}) => queueScenario(parts, scenario, times, partnerId),
    replay: async (id, options) => wordedCallback(await replayCallback(parts, id, options)),
    inbox: (filter = {}) => parts.inbox.list(filter),
    journal: journal.list,
    countExchanges: (filter) => ({ count: journal.count(filter), gone: journal.gone(filter?.partnerId) }),
    expect(expectation) {
      const { partnerId } = expectation
      return checkExpectation(
        expectation,
        seenBy(partnerId, partners.temporary(), journal.list()),
        journal.gone(partnerId),
      )
    },
    coverage: () => parts.coverage.coverage(scenarios.all()),
    clearCoverage: parts.coverage.clear,
    setUser: (userId, state, partnerId) => setUser(parts, userId, state, partnerId),
    async advance(by, partnerId) {
      const length = durationOf(by)
      const clock = clockOf(partnerId === undefined ? undefined : partners.meant(partnerId).id)
      if (clock.kind !== 'virtual') throw new ControlError(409, notToBeAdvanced)
      if (clock.now() + length > lastInstant) throw new ControlError(400, beyondTheEnd(clock.now()))
      const now = await (clock as VirtualClock).advance(length)
      // The clock may be gone by now, together with its partner.
      if (clockOf(partnerId) !== clock) return now
      events.emit({ at: now, type: 'clock.advanced', partnerId: clock === clockOf() ? undefined : partnerId })
      return now
    },
    async reset(partnerId) {
      const one = partnerId === undefined ? undefined : partners.meant(partnerId).id
      await store.reset(one)
    },
    snapshot: parts.snapshots.take,
    checkStateVersion,
    async restore(given) {
      const state = parts.snapshots.read(given)
      const put = () => parts.snapshots.put(state)
      const clock = clockOf()
      await (clock.kind === 'virtual' ? (clock as VirtualClock).inTurn(put) : put())
    },
  }
}
