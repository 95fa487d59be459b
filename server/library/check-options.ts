import { callbackModes } from '../core/users/partner.ts'
import type { PartnerSettings } from '../core/users/partner-settings.ts'
import { settingChecks } from '../core/users/setting-checks.ts'
import { clockShares, type PartnerOptions } from '../core/users/temporary-partner.ts'
import { type Checks, check, oneOf, text, textOrNumber } from '../options/checks.ts'
import type { Option } from '../options/option.ts'
import { options } from '../options/option-table.ts'
import type { Options } from '../options.ts'

const optionChecks = Object.fromEntries(
  Object.entries<Option<unknown>>(options).map(([name, { kind }]) => [name, kind.check]),
) as unknown as Checks<Options>

/** The given options. @throws TypeError that lists their problems. */
export function checkOptions(given: Partial<Options>): Partial<Options> {
  check('startEmulator', given, optionChecks)
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => value !== undefined || options[name as keyof Options].takesUndefined,
    ),
  )
}

const partnerChecks: Checks<PartnerOptions> = {
  ...settingChecks,
  id: text,
  apiKey: text,
  seed: textOrNumber,
  clock: oneOf(clockShares),
  callbacks: oneOf(callbackModes),
}

/** The options of a temporary partner. @throws TypeError that lists their problems. */
export function checkPartnerOptions(given: PartnerOptions = {}): PartnerOptions {
  check('emulator.partner', given, partnerChecks)
  return given
}

/** Settings of a partner. @throws TypeError that lists their problems. */
export function checkSettings(given: PartnerSettings): PartnerSettings {
  check('emulator.settings', given, settingChecks)
  return given
}
