import { uuidOf } from '../jobs/ids.ts'
import { digest, seeded } from '../text/seed.ts'
import type { CallbackMode, Partner } from './partner.ts'
import { type PartnerSettings, settingsIn } from './partner-settings.ts'

/** Whether a partner has its own virtual clock, or shares the emulator's. */
export const clockShares = ['own', 'shared'] as const

export type ClockShare = (typeof clockShares)[number]

/** A partner made while the emulator runs, so that a test has one to itself. */
export interface TemporaryPartner extends Partner {
  /** Everything made up for it follows from this: also its id and key, unless they are given. */
  readonly seed: string
  readonly callbacks: CallbackMode
  readonly clock: ClockShare
}

/** The options of a temporary partner. */
export interface PartnerOptions extends PartnerSettings {
  /** Letters, digits and underscores. */
  readonly id?: string | undefined
  readonly apiKey?: string | undefined
  /** The same seed gives the same partner, with the same future. */
  readonly seed?: string | number | undefined
  /** Its own virtual clock, the default if the emulator's clock is virtual; or the emulator's. */
  readonly clock?: ClockShare | undefined
  /** By default its inbox keeps callbacks, and those with an address are posted too. */
  readonly callbacks?: CallbackMode | undefined
}

/** The defaults of temporary partners. */
export interface TemporaryPartnerDefaults {
  readonly seed: string
  readonly callbacks: CallbackMode
  readonly clock: ClockShare
}

/** Creates a temporary partner. @param ordinal counts those created with neither id nor seed. */
export function createTemporaryPartner(
  asked: PartnerOptions,
  defaults: TemporaryPartnerDefaults,
  ordinal: number,
): TemporaryPartner {
  const seed = String(asked.seed ?? seeded(defaults.seed, asked.id ?? `partner ${ordinal}`))
  return {
    id: asked.id ?? madeUpId(seed),
    apiKey: asked.apiKey ?? uuidOf(seeded(seed, 'API key')),
    ...settingsIn(asked),
    seed,
    callbacks: asked.callbacks ?? defaults.callbacks,
    clock: asked.clock ?? defaults.clock,
  }
}

/** Nine digits: SDKs accept numbers as partner ids, and real ones are shorter. */
function madeUpId(seed: string): string {
  return `9${String(Number.parseInt(digest(seeded(seed, 'id')).slice(0, 12), 16) % 100_000_000).padStart(8, '0')}`
}
