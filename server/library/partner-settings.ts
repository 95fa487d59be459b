import type { Control } from '../control/control.ts'
import type { PartnerSettings } from '../core/users/partner-settings.ts'
import { checkSettings } from './check-options.ts'

/** What a partner's account is set up for, until a reset, which brings back what was configured. */
export interface SettingsVerbs {
  /** As they are: the balance is what is left of it. */
  get(): Promise<PartnerSettings>
  /** Changes those that are given, and leaves the others; one that is undefined is allowed again. */
  set(settings: PartnerSettings): Promise<PartnerSettings>
}

/** The verbs over the settings of a partner; of the first unless it is named. */
export function settingsVerbs(control: Control, partnerId?: string): SettingsVerbs {
  return {
    get: () => control.settings(partnerId),
    async set(settings) {
      checkSettings(settings)
      return control.changeSettings((before) => ({ ...before, ...settings }), partnerId)
    },
  }
}
