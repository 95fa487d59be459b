import type { Control } from '../control/control.ts'
import type { InboxMessage } from '../core/callbacks/inbox-message.ts'
import type { Decision } from '../core/jobs/job.ts'
import type { WordedDelivery as Delivery, WordedJob as Job } from '../core/jobs/worded.ts'
import type { ReplayOptions } from '../core/scenarios/fault.ts'
import type { Instant } from '../core/time.ts'
import type { UserState } from '../core/users/enrolment.ts'
import type { TemporaryPartner } from '../core/users/temporary-partner.ts'
import type { ExchangeFilter } from '../http/journal/exchange-filter.ts'
import type { Expectation } from '../http/journal/expectation.ts'
import type { Exchange } from '../http/journal/journal.ts'
import type { ScenarioName } from '../options.ts'
import { type SettingsVerbs, settingsVerbs } from './partner-settings.ts'
import { type Patience, quiet } from './patience.ts'

/** Narrows a partner's jobs or callbacks to one job. */
export interface JobFilter {
  readonly jobId?: string | undefined
}

/**
 * A temporary partner, for one test: the emulator's verbs, and nobody else's jobs, callbacks or time.
 * `using` forgets it, and everything of it.
 */
export interface EmulatorPartner extends Disposable, AsyncDisposable {
  readonly id: string
  readonly apiKey: string
  /** Where callbacks go when a submission names no `callback_url`; `inbox:` and its id when they are only kept. */
  readonly callbackUrl: string | undefined
  /** Everything made up for it follows from this. */
  readonly seed: string
  /** Queues a scenario for the next submission(s). Rejects when there is no such scenario. */
  next(scenario: ScenarioName, options?: { readonly times?: number }): Promise<void>
  /** Decides a job as the human reviewer. Rejects unless the job is in review. */
  review(smileJobId: string, decision: Decision): Promise<Job>
  readonly clock: {
    /** This partner's time. */
    now(): Instant
    /** Moves its own clock, such as by `30s`; resolves when everything due is delivered. */
    advance(by: string): Promise<Instant>
  }
  readonly jobs: {
    /** Newest first. */
    list(filter?: JobFilter): Promise<readonly Job[]>
    get(smileJobId: string): Promise<Job>
    /** The newest job with that `job_id`, once its result is final. Rejects at the timeout, and says how far it got. */
    completed(jobId: string, options?: Patience): Promise<Job>
  }
  readonly callbacks: {
    /** Oldest first, with every attempt. */
    list(filter?: JobFilter): Promise<readonly Delivery[]>
    /** The next callback that is delivered, given up, refused or lost after this call. Rejects at the timeout, and says why. */
    next(options?: Patience & JobFilter): Promise<Delivery>
    /** Callbacks that were kept, oldest first. */
    inbox(filter?: JobFilter): readonly InboxMessage[]
    /** Sends one again, with a new signature; due at once. */
    replay(id: string, options?: Omit<ReplayOptions, 'partnerId'>): Promise<Delivery>
  }
  readonly users: {
    /** Undefined when not on file. */
    get(userId: string): Promise<UserState | undefined>
    /** Sets a user's state; `absent` removes the user. */
    set(userId: string, state: UserState | 'absent'): Promise<void>
  }
  readonly settings: SettingsVerbs
  readonly journal: {
    /** Each exchange, oldest first, secrets removed. */
    list(filter?: Omit<ExchangeFilter, 'partnerId'>): readonly Exchange[]
  }
  /** The matching exchanges. Throws an error that lists what did come, unless there are as many as `times` says. */
  expect(expectation: Omit<Expectation, 'partnerId'>): readonly Exchange[]
  /** Forgets jobs, users, queues, journal and inbox. The clock is not changed. */
  reset(): Promise<void>
  /** Forgets the partner, and everything of it; done by `using` too, and awaited by `await using`. Its pending waits reject. May be called twice. */
  dispose(): Promise<void>
}

/** The verbs of control for one partner. @param isClosed whether the emulator is closed, and the partner gone with it. */
export function createEmulatorPartner(
  control: Control,
  partner: TemporaryPartner,
  isClosed: () => boolean,
): EmulatorPartner {
  const { id, apiKey, callbackUrl, seed } = partner
  const partnerId = id
  let disposed: Promise<void> | undefined

  async function forget(): Promise<void> {
    // Restoring a state may already have removed it.
    if (!isClosed() && control.temporaryPartners().some((one) => one.id === id)) await control.forgetPartner(id)
  }

  function dispose(): Promise<void> {
    disposed ??= forget()
    return disposed
  }

  return {
    id,
    apiKey,
    callbackUrl,
    seed,
    async next(scenario, options) {
      await control.next(scenario, { ...options, partnerId })
    },
    review: (smileJobId, decision) => control.review(smileJobId, decision, partnerId),
    clock: { now: () => control.clockOf(partnerId).now(), advance: (by) => control.advance(by, partnerId) },
    jobs: {
      list: (filter) => control.jobs({ ...filter, partnerId }),
      get: (smileJobId) => control.job(smileJobId, partnerId),
      completed: (jobId, options) => quiet(control.completedJob(jobId, { ...options, partnerId })),
    },
    callbacks: {
      list: (filter) => control.callbacks({ ...filter, partnerId }),
      next: (options) => quiet(control.nextCallback({ ...options, partnerId })),
      inbox: (filter) => control.inbox({ ...filter, partnerId }),
      replay: (callbackId, options) => control.replay(callbackId, { ...options, partnerId }),
    },
    users: {
      get: async (userId) => (await control.user(userId, partnerId)).state,
      set: (userId, state) => control.setUser(userId, state, partnerId),
    },
    settings: settingsVerbs(control, partnerId),
    journal: { list: (filter) => control.journal({ ...filter, partnerId }) },
    expect: (expectation) => control.expect({ ...expectation, partnerId }),
    reset: () => control.reset(partnerId),
    dispose,
    [Symbol.dispose]: () => void dispose(),
    [Symbol.asyncDispose]: dispose,
  }
}
