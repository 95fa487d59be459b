import type { Partner } from '../../core/users/partner.ts'
import { type AccountRecord, type PartnerSettings, withSettings } from '../../core/users/partner-settings.ts'
import type { Store } from '../../store/store.ts'

/** The settings of partners that were changed since they were configured. */
export interface ChangedSettings {
  /** A partner with its settings as they are: always the same object while they are the same. */
  asItIs(partner: Partner): Partner
}

/**
 * Those that the store has kept of these partners, and then whatever it is told.
 * @param addressOf says where callbacks of a partner go that has no callback URL.
 */
export async function openChangedSettings(
  store: Pick<Store, 'readAmong' | 'listen'>,
  partnerIds: readonly string[],
  addressOf: (partnerId: string) => string | undefined,
): Promise<ChangedSettings> {
  const changed = new Map<string, PartnerSettings>()

  function note({ partnerId, settings }: AccountRecord): void {
    const before = changed.get(partnerId)
    // What was spent is noted with each submission, and says nothing here.
    if (JSON.stringify(before) === JSON.stringify(settings)) return
    if (settings) changed.set(partnerId, settings)
    else changed.delete(partnerId)
  }

  for (const { account } of await store.readAmong(partnerIds, { account: { fact: 'account' } }))
    account && note(account)
  store.listen({
    committed: ({ changes: { account } }) => void (account && note(account)),
    ended({ partnerId, loaded }) {
      if (partnerId === undefined) changed.clear()
      else changed.delete(partnerId)
      loaded?.accounts?.forEach(note)
    },
  })
  const made = new WeakMap<PartnerSettings, Partner>()
  return {
    asItIs(partner) {
      const settings = changed.get(partner.id)
      if (!settings) return partner
      const before = made.get(settings)
      if (before) return before
      const { callbackUrl = addressOf(partner.id) } = settings
      const asChanged = { ...withSettings(partner, settings), callbackUrl }
      made.set(settings, asChanged)
      return asChanged
    },
  }
}
