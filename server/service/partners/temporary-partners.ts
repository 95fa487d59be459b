import type { PartnerOptions, TemporaryPartner } from '../../core/users/temporary-partner.ts'
import type { Events } from '../events.ts'
import type { Clocks } from './clocks.ts'
import type { Partners } from './partners.ts'

/** What making and forgetting temporary partners works with. */
export interface TemporaryPartnersParts {
  readonly partners: Partners
  readonly clocks: Clocks
  readonly events: Events
  /** Forgets everything of a partner but the partner. */
  readonly forgetAll: (partnerId: string) => void
}

/** Partners that come and go while the emulator runs. */
export interface TemporaryPartners {
  /** Throws a ControlError when there is such a partner already. */
  create(asked?: PartnerOptions): TemporaryPartner
  /** Throws a ControlError unless it is temporary. */
  forget(id: string): void
}

export function createTemporaryPartners({
  partners,
  clocks,
  events,
  forgetAll,
}: TemporaryPartnersParts): TemporaryPartners {
  return {
    create(asked = {}) {
      const partner = partners.createTemporary(asked)
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
