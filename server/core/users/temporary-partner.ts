import { uuidOf } from '../jobs/ids.ts'
import { digest, seeded } from '../text/seed.ts'
import type { CallbackMode, Partner } from './partner.ts'

/** Whether a partner has a virtual clock of its own, or lives by the emulator's. */
export const clockShares = ['own', 'shared'] as const

export type ClockShare = (typeof clockShares)[number]

/** A partner made while the emulator runs, so that a test has one to itself. */
export interface TemporaryPartner extends Partner {
  /** What is made up for it follows from this: its id and key too, unless they were asked for. */
  readonly seed: string
  readonly callbacks: CallbackMode
  readonly clock: ClockShare
}

/** What a temporary partner may be asked to have. */
export interface PartnerOptions {
  /** Letters, digits and underscores. */
  readonly id?: string | undefined
  readonly apiKey?: string | undefined
  readonly callbackUrl?: string | undefined
  /** The same seed gives the same partner, with the same future. */
  readonly seed?: string | number | undefined
  /** A virtual clock of its own, which the emulator's being virtual makes the usual; or the emulator's. */
  readonly clock?: ClockShare | undefined
  /** Its inbox keeps what is called back, and what has an address is posted too, unless this or the emulator says otherwise. */
  readonly callbacks?: CallbackMode | undefined
}

/** What holds for temporary partners unless they say otherwise. */
export interface TemporaryPartnerDefaults {
  readonly seed: string
  readonly callbacks: CallbackMode
  readonly clock: ClockShare
}

/** Makes a partner from what was asked for. @param ordinal counts those who asked for neither id nor seed. */
export function createTemporaryPartner(
  asked: PartnerOptions,
  defaults: TemporaryPartnerDefaults,
  ordinal: number,
): TemporaryPartner {
  const seed = String(asked.seed ?? seeded(defaults.seed, asked.id ?? `partner ${ordinal}`))
  return {
    id: asked.id ?? madeUpId(seed),
    apiKey: asked.apiKey ?? uuidOf(seeded(seed, 'API key')),
    callbackUrl: asked.callbackUrl,
    seed,
    callbacks: asked.callbacks ?? defaults.callbacks,
    clock: asked.clock ?? defaults.clock,
  }
}

/** Nine digits: SDKs are given numbers as partner ids, and people's own are shorter. */
function madeUpId(seed: string): string {
  return `9${String(Number.parseInt(digest(seeded(seed, 'id')).slice(0, 12), 16) % 100_000_000).padStart(8, '0')}`
}
