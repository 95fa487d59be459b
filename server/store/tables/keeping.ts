import type { EmulatorKeeping, NewPartner } from '../kept.ts'
import type { Storage } from '../tables.ts'
import type { Epochs } from './epochs.ts'
import { settled } from './settled.ts'

/** Whom a temporary partner is announced to. */
export interface KeepingParts {
  readonly tables: Storage
  readonly epochs: Epochs
  readonly onPartner: (partner: NewPartner['partner']) => void
  /** Ends the partner's epoch with a change. */
  readonly forget: (partnerId: string, change: () => void) => void
}

/** What is kept of the emulator and its temporary partners, in tables that answer at once. */
export function createTableKeeping({ tables, epochs, onPartner, forget }: KeepingParts): EmulatorKeeping {
  return {
    kept: () => settled(() => ({ emulator: tables.emulator(), temporaryPartners: tables.temporaryPartners() })),
    saveEmulator: (changes) => settled(() => tables.saveEmulator(changes)),
    savePartner: ({ partner, mintings, epoch }) =>
      settled(() => {
        if (epochs.of() !== epoch || tables.hasTemporaryPartner(partner.id)) return false
        tables.atomically(() => {
          tables.saveTemporaryPartner(partner)
          tables.saveEmulator({ mintings })
        })
        onPartner(partner)
        return true
      }),
    forgetPartner: (partnerId) =>
      settled(() => {
        if (!tables.hasTemporaryPartner(partnerId)) return false
        forget(partnerId, () => tables.forgetTemporaryPartner(partnerId))
        return true
      }),
    saveMoment: ({ partnerId, epoch }, now) =>
      settled(() => {
        if (epoch !== undefined) epochs.refuseIfOver(partnerId, epoch)
        tables.saveMoment(partnerId, now)
      }),
  }
}
