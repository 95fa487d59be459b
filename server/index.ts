import type { Exchange } from './api/journal.ts'
import type { Delivery } from './core/delivery.ts'
import type { UserState } from './core/enrolment.ts'
import type { Decision, Job } from './core/job.ts'
import type { Partner } from './core/partner.ts'
import type { Scenario } from './core/scenario.ts'
import type { ScenarioFault } from './core/scenario-fault.ts'
import type { OldApiKey } from './core/sec-key.ts'
import type { Instant } from './core/time.ts'
import type { Warning } from './core/warning.ts'
import { type Observer, openEmulator } from './emulator.ts'
import { defaultOptions, defaultPartner, type Options } from './options.ts'
import type { Filter } from './storage/storage.ts'

export type {
  Decision,
  Delivery,
  Exchange,
  Filter,
  Instant,
  Job,
  Observer,
  OldApiKey,
  Options,
  Partner,
  Scenario,
  ScenarioFault,
  UserState,
  Warning,
}
export { defaultPartner }

/** An emulator in this process. `await using` closes it. */
export interface Emulator extends AsyncDisposable {
  /** `http://localhost:PORT`. */
  readonly url: string
  /** `https://localhost:PORT`: the same port, for SDKs that insist (Node's does). */
  readonly secureUrl: string
  /** The partners served, with their API keys. */
  readonly partners: readonly Partner[]
  /** The certificate authority to trust: its file, and its PEM text. */
  readonly ca: { readonly path: string; readonly pem: string }
  /** The API key for SDKs of before 2022, which sign with sec_key; undefined unless the option `secKey` is on. */
  readonly secKey: OldApiKey | undefined
  /** Queues a scenario for the next submission(s). Throws when there is no such scenario. */
  next(scenario: string, options?: { readonly times?: number; readonly partnerId?: string }): void
  /** Says what the human reviewer says. Throws unless the job is in review. */
  review(smileJobId: string, decision: Decision, partnerId?: string): Job
  readonly clock: {
    /** The emulated time, in milliseconds since the epoch. */
    now(): Instant
    /** Moves a virtual clock, such as by `30s`; resolves after everything due was delivered. */
    advance(by: string): Promise<Instant>
  }
  readonly jobs: {
    /** Newest first. */
    list(filter?: Filter): readonly Job[]
    get(smileJobId: string, partnerId?: string): Job
  }
  readonly callbacks: {
    /** Oldest first, with every attempt. */
    list(filter?: Filter): readonly Delivery[]
    /** Sends one again, signed afresh; due at once. */
    replay(id: string): Delivery
  }
  readonly users: {
    /** Undefined when not on file. */
    get(userId: string, partnerId?: string): UserState | undefined
    /** Says by hand what state a user is in; `absent` takes the user off file. */
    set(userId: string, state: UserState | 'absent', partnerId?: string): void
  }
  readonly scenarios: {
    /** In file order. */
    list(): readonly Scenario[]
    /** What is wrong with files that were changed since the start (option `watch`); the scenarios are those of before. */
    faults(): readonly ScenarioFault[]
    /** Keeps a scenario in memory, above all files: what a file would say, as YAML or as an object. Throws when it is wrong. */
    put(name: string, content: string | object): Scenario
    /** Forgets one that was put. */
    remove(name: string): void
  }
  readonly journal: {
    /** Each exchange, oldest first, secrets removed. */
    list(partnerId?: string): readonly Exchange[]
  }
  /** Forgets jobs, users, queues and journal: of one partner, or of all. */
  reset(partnerId?: string): void
  close(): Promise<void>
}

/**
 * Starts an emulator in this process, on a free port unless one is given.
 * @throws Error when the port is taken or a scenario file is wrong.
 */
export async function startEmulator(options: Partial<Options> = {}, observer: Observer = {}): Promise<Emulator> {
  const { port, partners, certificates, secKey, control, close } = await openEmulator(
    { ...defaultOptions, port: 0, ...options },
    observer,
  )
  return {
    url: `http://localhost:${port}`,
    secureUrl: `https://localhost:${port}`,
    partners,
    ca: { path: certificates.caPath, pem: certificates.ca },
    secKey,
    next: (scenario, options) => void control.next(scenario, options),
    review: control.review,
    clock: { now: control.clock.now, advance: control.advance },
    jobs: { list: control.jobs, get: control.job },
    callbacks: { list: control.callbacks, replay: control.replay },
    users: { get: (userId, partnerId) => control.user(userId, partnerId).state, set: control.setUser },
    scenarios: {
      list: control.scenarios,
      faults: control.scenarioFaults,
      put: (name, content) => control.putScenario(name, textOf(content)),
      remove: control.removeScenario,
    },
    journal: { list: control.journal },
    reset: control.reset,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function textOf(content: string | object): string {
  return typeof content === 'string' ? content : JSON.stringify(content, null, 2)
}
