import type { InboxMessage } from './core/callbacks/inbox-message.ts'
import type { Decision } from './core/jobs/job.ts'
import type { WordedDelivery as Delivery, WordedJob as Job } from './core/jobs/worded.ts'
import type { ReplayOptions } from './core/scenarios/fault.ts'
import type { ScenarioProblem } from './core/scenarios/problem.ts'
import type { Scenario } from './core/scenarios/scenario.ts'
import type { OldApiKey } from './core/sec-key.ts'
import type { Coverage } from './core/situations/coverage.ts'
import type { EmulatorState } from './core/state/state.ts'
import type { Instant } from './core/time.ts'
import type { UserState } from './core/users/enrolment.ts'
import type { Partner } from './core/users/partner.ts'
import type { PartnerSettings } from './core/users/partner-settings.ts'
import type { PartnerOptions } from './core/users/temporary-partner.ts'
import type { WordedWarning as Warning } from './core/warnings/words.ts'
import { type Observer, openEmulator } from './emulator.ts'
import type { ExchangeFilter } from './http/journal/exchange-filter.ts'
import type { Expectation } from './http/journal/expectation.ts'
import type { Exchange } from './http/journal/journal.ts'
import { checkOptions, checkPartnerOptions } from './library/check-options.ts'
import { checkedControl } from './library/checked-control.ts'
import { createEmulatorPartner, type EmulatorPartner } from './library/emulator-partner.ts'
import { nodeProblem } from './library/node-version.ts'
import { type SettingsVerbs, settingsVerbs } from './library/partner-settings.ts'
import { type Patience, quiet } from './library/patience.ts'
import { trustAuthority } from './library/trust.ts'
import { defaultOptions } from './options/default-options.ts'
import { defaultPartner, type Options, type ScenarioName } from './options.ts'
import type { Filter } from './store/listings.ts'

export type {
  Coverage,
  Decision,
  Delivery,
  EmulatorPartner,
  EmulatorState,
  Exchange,
  ExchangeFilter,
  Expectation,
  Filter,
  InboxMessage,
  Instant,
  Job,
  Observer,
  OldApiKey,
  Options,
  Partner,
  PartnerOptions,
  PartnerSettings,
  Patience,
  ReplayOptions,
  Scenario,
  ScenarioName,
  ScenarioProblem,
  SettingsVerbs,
  UserState,
  Warning,
}
export { defaultPartner }

/**
 * An emulator in this process. `await using` closes it.
 * What reads or changes what is stored returns a promise; without a database server behind it, it has taken effect when it returns.
 * Clock, scenarios, journal and inbox are in this process, and answer at once.
 */
export interface Emulator extends AsyncDisposable {
  /** `http://localhost:PORT`. */
  readonly url: string
  /** `https://localhost:PORT`: the same port, for SDKs that insist (Node's does). */
  readonly secureUrl: string
  /** The partners served from the start, with their API keys. */
  readonly partners: readonly Partner[]
  /** The certificate authority to trust: its file, and its PEM text. */
  readonly ca: { readonly path: string; readonly pem: string }
  /**
   * Makes this process trust that authority until the emulator is closed, so that `fetch` and SDKs reach `secureUrl`. It needs
   * Node 22.19, 24.5 or newer, and otherwise throws an error that says what else helps.
   */
  trust(): void
  /** The API key for SDKs from before 2022, which sign with sec_key; undefined unless the option `secKey` is on. */
  readonly secKey: OldApiKey | undefined
  /**
   * Makes a temporary partner, with a clock, a seed and an inbox of its own: tests that run side by side share the emulator, and
   * nothing else. Without options, its id and key follow from the emulator's seed and from the number of such partners.
   */
  partner(options?: PartnerOptions): Promise<EmulatorPartner>
  /** Queues a scenario for the next submission(s). Rejects when there is no such scenario. */
  next(scenario: ScenarioName, options?: { readonly times?: number; readonly partnerId?: string }): Promise<void>
  /** Decides a job as the human reviewer. Rejects unless the job is in review. */
  review(smileJobId: string, decision: Decision, partnerId?: string): Promise<Job>
  readonly clock: {
    /** The emulated time, in milliseconds since the epoch. */
    now(): Instant
    /** Moves a virtual clock, such as by `30s`; resolves when everything due is delivered. */
    advance(by: string): Promise<Instant>
  }
  readonly jobs: {
    /** Newest first. */
    list(filter?: Filter): Promise<readonly Job[]>
    get(smileJobId: string, partnerId?: string): Promise<Job>
    /**
     * The newest job with that `job_id`, once its result is final. Rejects at the timeout, with an error that says how
     * far it got.
     */
    completed(jobId: string, options?: Patience & { readonly partnerId?: string | undefined }): Promise<Job>
  }
  readonly callbacks: {
    /** Oldest first, with every attempt. */
    list(filter?: Filter): Promise<readonly Delivery[]>
    /**
     * The next callback that is delivered, given up, refused or lost after this call: call it before the cause. Rejects
     * at the timeout, with an error that says what came, and what is due when.
     */
    next(options?: Patience & Filter): Promise<Delivery>
    /** Callbacks that were kept, oldest first: with the option `callbacks: 'collect'` or `'both'`. */
    inbox(filter?: Filter): readonly InboxMessage[]
    /** Sends one again, with a new signature or a fault; due at once. */
    replay(id: string, options?: ReplayOptions): Promise<Delivery>
  }
  readonly users: {
    /** Undefined when not on file. */
    get(userId: string, partnerId?: string): Promise<UserState | undefined>
    /** Sets a user's state; `absent` removes the user. */
    set(userId: string, state: UserState | 'absent', partnerId?: string): Promise<void>
  }
  /** The verbs over the settings of a partner, by its id; of the first by default. */
  settings(partnerId?: string): SettingsVerbs
  readonly scenarios: {
    /** In file order. */
    list(): readonly Scenario[]
    /** Problems of files that changed since the start (option `watch`); the scenarios are then still the old ones. */
    faults(): readonly ScenarioProblem[]
    /** Keeps a scenario in memory, which overrides the files: the content of a file, as YAML or as an object. Throws when it is not valid. */
    put(name: string, content: string | object): Scenario
    /** Removes one from memory. */
    remove(name: string): void
  }
  readonly journal: {
    /** Exchanges, oldest first, secrets removed: those of a partner, by its id, or those that match a filter. */
    list(filter?: string | ExchangeFilter): readonly Exchange[]
  }
  /**
   * The matching exchanges with the vendor's endpoints, oldest first. Throws an error that lists what did come, closest
   * first, unless there are as many as `times` says; by default at least one.
   */
  expect(expectation: Expectation): readonly Exchange[]
  /** How much of what Smile ID can do was met since the start: a reset does not change it. */
  coverage(): Promise<Coverage>
  /** Forgets jobs, users, queues, changed settings, journal and inbox: of one partner, or of all. */
  reset(partnerId?: string): Promise<void>
  /**
   * The whole state, as plain data. It has personal data (`idInfo`), but neither API keys nor pictures that were sent.
   */
  snapshot(): Promise<EmulatorState>
  /**
   * Resets, and restores a state, all or nothing: rejects when it is not valid. A virtual clock is set to the state's time,
   * even an earlier one; with the system clock, callbacks that fell due in the meantime are sent at once.
   */
  restore(state: unknown): Promise<void>
  close(): Promise<void>
}

/**
 * Starts an emulator in this process, on a free port unless one is given.
 * @throws Error when an option is unknown or has another type, the port is taken, a scenario file is wrong, or Node is too old.
 */
export async function startEmulator(options: Partial<Options> = {}, observer: Observer = {}): Promise<Emulator> {
  const problem = nodeProblem(process.versions.node)
  if (problem !== undefined) throw new Error(`smile-id-emulator: ${problem}`)
  const running = await openEmulator({ ...defaultOptions, port: 0, ...checkOptions(options) }, observer)
  const { port, partners, certificates, secKey } = running
  const control = checkedControl(running.control)
  let distrust: (() => void) | undefined
  let closed = false

  async function close(): Promise<void> {
    closed = true
    distrust?.()
    await running.close()
  }

  return {
    url: `http://localhost:${port}`,
    secureUrl: `https://localhost:${port}`,
    partners,
    ca: { path: certificates.caPath, pem: certificates.ca },
    trust() {
      distrust ??= trustAuthority(certificates.ca, certificates.caPath)
    },
    secKey,
    partner: async (options) =>
      createEmulatorPartner(control, await control.createPartner(checkPartnerOptions(options)), () => closed),
    async next(scenario, options) {
      await control.next(scenario, options)
    },
    review: control.review,
    clock: { now: () => control.clockOf().now(), advance: (by) => control.advance(by) },
    jobs: {
      list: control.jobs,
      get: control.job,
      completed: (jobId, options) => quiet(control.completedJob(jobId, options)),
    },
    callbacks: {
      list: control.callbacks,
      next: (options = {}) => quiet(control.nextCallback(options)),
      inbox: control.inbox,
      replay: control.replay,
    },
    users: { get: async (userId, partnerId) => (await control.user(userId, partnerId)).state, set: control.setUser },
    settings: (partnerId) => settingsVerbs(control, partnerId),
    scenarios: {
      list: control.scenarios,
      faults: control.scenarioProblems,
      put: (name, content) => control.putScenario(name, textOf(content)),
      remove: control.removeScenario,
    },
    journal: { list: (filter) => control.journal(typeof filter === 'string' ? { partnerId: filter } : filter) },
    expect: control.expect,
    coverage: control.coverage,
    reset: control.reset,
    snapshot: control.snapshot,
    restore: control.restore,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function textOf(content: string | object): string {
  return typeof content === 'string' ? content : JSON.stringify(content, null, 2)
}
