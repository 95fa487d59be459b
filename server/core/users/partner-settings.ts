import type { Product } from '../jobs/product.ts'

/** Whether a submission with pictures must have 6 to 8 liveness pictures, as Smile ID wants, or may have any number. Source: v3 §14.8. */
export const livenessRules = ['required', 'optional'] as const

export type LivenessRule = (typeof livenessRules)[number]

/**
 * What a partner's account is set up for, as in Smile ID's portal. Everything is allowed unless it is said otherwise. Sources: v3
 * §14.5 for the list; v3 §6 and v1 §3.3 for what is answered otherwise.
 */
export interface PartnerSettings {
  /** Where callbacks go when a submission names no `callback_url`. Source: v1 §6. */
  readonly callbackUrl?: string | undefined
  /** The domains that a `callback_url` may have; each allows the names below it. */
  readonly callbackDomains?: readonly string[] | undefined
  readonly products?: readonly Product[] | undefined
  /** Each a country, for all of its ID types, or one of them: `NG` or `NG/BVN`. */
  readonly idTypes?: readonly string[] | undefined
  /** How many more submissions are paid for. */
  readonly balance?: number | undefined
  /** Whether the account may be used for production. */
  readonly production?: boolean | undefined
  /** From which addresses it may be used: addresses, or ranges such as `10.0.0.0/8`. */
  readonly allowedIps?: readonly string[] | undefined
  /** The earliest version of an SDK that is taken, such as `12.1.0`. Who says no version is not refused. */
  readonly minimumSdk?: string | undefined
  readonly liveness?: LivenessRule | undefined
}

/** The names of all settings. */
export const settingNames: readonly (keyof PartnerSettings)[] = [
  'callbackUrl',
  'callbackDomains',
  'products',
  'idTypes',
  'balance',
  'production',
  'allowedIps',
  'minimumSdk',
  'liveness',
]

/** What is kept of a partner's account. A reset forgets it, and what was configured holds again. */
export interface AccountRecord {
  readonly partnerId: string
  /** Replaces what was configured; absent while nobody changed it. */
  readonly settings?: PartnerSettings | undefined
  /** How many submissions were paid for since the balance was set. */
  readonly spent: number
}

/** An account as it is: what was configured, unless it was changed since, and what is left of its balance. Of a partner, it has the rest, too. */
export function accountOf(configured: PartnerSettings, record: AccountRecord | undefined): PartnerSettings {
  const settings = record?.settings ?? configured
  const { balance } = settings
  return balance === undefined ? settings : { ...settings, balance: Math.max(0, balance - (record?.spent ?? 0)) }
}

/** The settings alone, of a partner or of anything that has more; those that are undefined are left out. */
export function settingsIn(whole: PartnerSettings): PartnerSettings {
  return Object.fromEntries(settingNames.flatMap((name) => (whole[name] === undefined ? [] : [[name, whole[name]]])))
}

/** The same with other settings, and none that it had. */
export function withSettings<Whole extends PartnerSettings>(whole: Whole, settings: PartnerSettings): Whole {
  const others = Object.entries(whole).filter(([name]) => !settingNames.some((one) => one === name))
  return { ...(Object.fromEntries(others) as unknown as Whole), ...settings }
}
