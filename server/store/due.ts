import type { Delivery } from '../core/callbacks/delivery.ts'
import type { Job } from '../core/jobs/job.ts'
import type { Instant } from '../core/time.ts'

/** Whose clock it is: a temporary partner's own, by its id, or the emulator's, by which all others live. */
export type ClockOwner = string | undefined

/** How many callbacks can be sent at once to each destination, and how many are in progress to those that are busy. */
export interface Connections {
  readonly atMost: number
  readonly busy: ReadonlyMap<string, number>
}

/** A callback that is due, which nobody else is given. */
export interface Claim {
  readonly delivery: Delivery
  /** What it is about; nothing where the job is gone. */
  readonly job: Job | undefined
  /** The epoch of its partner. */
  readonly epoch: number
}

/** What comes about by time alone. */
export interface ToCome {
  /** They have results that do not hold yet. */
  readonly jobs: readonly Job[]
  /** Callbacks that are to get lost. */
  readonly losses: readonly Delivery[]
}

/** The part of a store that knows what is due when. */
export interface DueCallbacks {
  /**
   * Names the partners from the start, before anything is claimed. What is owed to others waits until they are served again, unless
   * they are temporary. Everybody is served where this is not called.
   */
  serve(partnerIds: readonly string[]): void
  /**
   * When the next callback falls due that is owed to a partner who lives by this clock, and that nobody has claimed.
   * @param after only moments later than this; without it, the moment may be past.
   */
  nextDue(owner: ClockOwner, after?: Instant): Promise<Instant | undefined>
  /**
   * Claims callbacks that are due, the soonest first, no more than can be sent at once. A claim ends when an attempt is recorded, when
   * its partner's epoch ends, and when the store is closed: what was claimed and never recorded is sent again after the next start.
   */
  claimDue(owner: ClockOwner, now: Instant, connections: Connections): Promise<readonly Claim[]>
  /** What of a partner comes about after a moment. */
  toCome(partnerId: string, since: Instant): Promise<ToCome>
}
