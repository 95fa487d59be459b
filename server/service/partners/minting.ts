import type { MintedPartner, PartnerOptions } from '../../core/users/minted-partner.ts'
import type { Events } from '../events.ts'
import type { Clocks } from './clocks.ts'
import type { Partners } from './partners.ts'

/** What minting works with. */
export interface MintingParts {
  readonly partners: Partners
  readonly clocks: Clocks
  readonly events: Events
  /** Forgets everything of a partner but the partner. */
  readonly forgetAll: (partnerId: string) => void
}

/** Partners that come and go while the emulator runs. */
export interface Minting {
  /** Throws a ControlError when there is such a partner already. */
  mint(asked?: PartnerOptions): MintedPartner
  /** Throws a ControlError unless it was minted. */
  forget(id: string): void
}

export function createMinting({ partners, clocks, events, forgetAll }: MintingParts): Minting {
  return {
    mint(asked = {}) {
      const partner = partners.mint(asked)
      if (partner.clock === 'own') clocks.open(partner.id)
      events.tell({ at: clocks.clockOf(partner.id).now(), type: 'partner.minted', partnerId: partner.id })
      return partner
    },
    forget(id) {
      const { clock } = partners.forget(id)
      const at = clocks.clockOf(id).now()
      forgetAll(id)
      if (clock === 'own') clocks.close(id)
      events.forget(id)
      events.tell({ at, type: 'partner.forgotten', partnerId: id })
    },
  }
}
