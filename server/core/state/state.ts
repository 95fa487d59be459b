import type { Delivery } from '../callbacks/delivery.ts'
import type { BoundValue } from '../identity/bound-value.ts'
import type { Job } from '../jobs/job.ts'
import type { Upload } from '../jobs/upload.ts'
import type { Streak } from '../scenarios/streak.ts'
import type { Instant } from '../time.ts'
import type { UserRecord } from '../users/enrolment.ts'
import type { FraudMark } from '../users/fraud.ts'
import type { AccountRecord } from '../users/partner-settings.ts'
import type { SmileLink } from '../users/smile-link.ts'
import type { TemporaryPartner } from '../users/temporary-partner.ts'

/** All records of a store, each list in order of arrival. */
export interface Records {
  readonly partners: readonly PartnerRecord[]
  readonly uploads: readonly Upload[]
  readonly jobs: readonly Job[]
  readonly deliveries: readonly Delivery[]
  readonly users: readonly UserRecord[]
  readonly links: readonly SmileLink[]
  /** Absent if an older emulator wrote it. */
  readonly streaks?: readonly Streak[] | undefined
  /** Likewise. */
  readonly boundValues?: readonly BoundValue[] | undefined
  /** Likewise. */
  readonly frauds?: readonly FraudMark[] | undefined
  /** Likewise. */
  readonly accounts?: readonly AccountRecord[] | undefined
}

/** What else is kept for a partner. */
export interface PartnerRecord {
  readonly partnerId: string
  /** Of its newest submission. */
  readonly serial: number
  /** How many ids were generated for what it did not name. */
  readonly idsMade: number
  /** Names of scenarios, the next first. */
  readonly queue: readonly string[]
}

/** The version of the state's form. It increases with each change that an older emulator would misread. */
export const stateVersion = 3

/** What is kept for the emulator itself. */
export interface EmulatorRecord {
  readonly clock: { readonly kind: 'system' | 'virtual'; readonly now: Instant }
  /** Everything made up follows from it. */
  readonly seed: string
  /** How many temporary partners were made with neither id nor seed given. */
  readonly mintings: number
}

/** The same with what a state does not have, since it is about the running emulator. */
export interface KeptEmulator extends EmulatorRecord {
  /** The highest number of an epoch that was given out. */
  readonly epoch: number
}

/** Everything that an emulator's future depends on: its records, and its time. */
export interface EmulatorState extends Records, EmulatorRecord {
  readonly version: typeof stateVersion
  /** The temporary partners, with the keys that were made for them: without its key, a partner could not be used again. */
  readonly minted: readonly TemporaryPartnerRecord[]
}

/** A temporary partner, and what its own clock shows, if it has one. */
export interface TemporaryPartnerRecord extends TemporaryPartner {
  readonly now?: Instant | undefined
}
