import type { EmulatorRecord, KeptEmulator, TemporaryPartnerRecord } from '../core/state/state.ts'
import type { Instant } from '../core/time.ts'
import type { TemporaryPartner } from '../core/users/temporary-partner.ts'
import type { Within } from './within.ts'

/** What is kept besides the records of partners. */
export interface Kept {
  /** Of the emulator itself; nothing in a store that is new. */
  readonly emulator: Partial<KeptEmulator>
  /** In the order in which they were made. */
  readonly temporaryPartners: readonly TemporaryPartnerRecord[]
}

/** A temporary partner to be kept. */
export interface NewPartner {
  readonly partner: TemporaryPartner
  /** How many were made with neither id nor seed given, with this one. */
  readonly mintings: number
  /** The epoch of all partners in which it was made up: its id and key may follow from what is kept. */
  readonly epoch: number
}

/** The part of a store that is about the emulator and its temporary partners. */
export interface EmulatorKeeping {
  kept(): Promise<Kept>
  /** Keeps these; what is not mentioned stays. */
  saveEmulator(changes: Partial<EmulatorRecord>): Promise<void>
  /** @returns false, and nothing is kept, when there is one of this id, or another epoch has begun: make it up again. */
  savePartner(made: NewPartner): Promise<boolean>
  /** Forgets a temporary partner, and everything of it, which ends its epoch. @returns false when there is none. */
  forgetPartner(partnerId: string): Promise<boolean>
  /** What a temporary partner's own clock shows. @throws OvertakenError like `decide`. */
  saveMoment(within: Within, now: Instant): Promise<void>
}
