import { accountOf, type PartnerSettings, settingsIn } from '../../core/users/partner-settings.ts'
import type { Store } from '../../store/store.ts'
import type { Clocks } from './clocks.ts'
import type { Partners } from './partners.ts'

/** What looking at a partner's settings works with. */
export interface SettingsParts {
  readonly store: Pick<Store, 'decide' | 'read'>
  readonly partners: Pick<Partners, 'meant' | 'configured'>
  readonly clocks: Pick<Clocks, 'clockOf'>
}

/** The settings of a partner as they are; its balance is what is left of it. @throws ControlError when the partner is not known. */
export async function readSettings(
  { store, partners }: SettingsParts,
  whose: string | undefined,
): Promise<PartnerSettings> {
  const { id: partnerId } = partners.meant(whose)
  const { account } = await store.read(partnerId, { account: { fact: 'account' } })
  return settingsIn(accountOf(partners.configured(partnerId), account))
}

/**
 * Changes the settings of a partner, until a reset.
 * @param change makes others of them. What it leaves out is allowed.
 * @throws ControlError when the partner is not known.
 */
export async function changeSettings(
  { store, partners, clocks }: SettingsParts,
  change: (settings: PartnerSettings) => PartnerSettings,
  whose: string | undefined,
): Promise<PartnerSettings> {
  const { id: partnerId } = partners.meant(whose)
  const at = clocks.clockOf(partnerId).now()
  return store.decide({ partnerId }, { account: { fact: 'account' } }, ({ account }) => {
    const settings = settingsIn(change(accountOf(partners.configured(partnerId), account)))
    return {
      answer: settings,
      changes: { account: { partnerId, settings, spent: 0 } },
      events: [{ at, type: 'partner.changed', partnerId }],
    }
  })
}
