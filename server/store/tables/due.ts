import type { Delivery } from '../../core/callbacks/delivery.ts'
import type { TemporaryPartner } from '../../core/users/temporary-partner.ts'
import type { DueCallbacks } from '../due.ts'
import type { StoreListener } from '../store.ts'
import type { Storage } from '../tables.ts'
import { createDueIndex, type DueIndex } from './due-index.ts'
import type { Epochs } from './epochs.ts'
import { settled } from './settled.ts'

// No partner's id, and no clock asks for it.
const nobody = ' '

/** What is due, from tables that answer at once. It listens to the store, before anybody else. */
export function createTableDue(tables: Storage, epochs: Epochs): DueCallbacks & { readonly listener: StoreListener } {
  const temporary = new Map<string, Pick<TemporaryPartner, 'clock'>>()
  let served: ReadonlySet<string> | undefined
  // Made from the tables when it is first needed.
  let index: DueIndex | undefined

  function ownerOf(partnerId: string): string | undefined {
    const partner = temporary.get(partnerId)
    if (partner) return partner.clock === 'own' ? partnerId : undefined
    return served === undefined || served.has(partnerId) ? undefined : nobody
  }

  function indexOf(partners: readonly TemporaryPartner[], deliveries: readonly Delivery[]): DueIndex {
    temporary.clear()
    for (const partner of partners) temporary.set(partner.id, partner)
    const made = createDueIndex(ownerOf)
    deliveries.forEach(made.note)
    return made
  }

  function present(): DueIndex {
    index ??= indexOf(tables.temporaryPartners(), tables.deliveries({ states: ['owed'] }))
    return index
  }

  return {
    serve(partnerIds) {
      served = new Set(partnerIds)
      index = undefined
    },
    nextDue: (owner, after) => settled(() => present().nextDue(owner, after)),
    claimDue: (owner, now, connections) =>
      settled(() =>
        present()
          .claimDue(owner, now, connections)
          .flatMap((id) => {
            const delivery = tables.delivery(id)
            if (!delivery) return []
            const { partnerId, smileJobId } = delivery
            return { delivery, job: tables.job(partnerId, smileJobId), epoch: epochs.of(partnerId) }
          }),
      ),
    toCome: (partnerId, since) =>
      settled(() => {
        const losses = tables.deliveries({ partnerId, states: ['lost'] }).filter(({ dueAt }) => dueAt > since)
        return { jobs: tables.jobsToCome(partnerId, since), losses }
      }),
    listener: {
      committed: ({ changes: { deliveries = [] } }) => {
        for (const { after } of deliveries) index?.note(after)
      },
      partnerSaved: (partner) => void temporary.set(partner.id, partner),
      ended({ by, partnerId, loaded }) {
        index?.forget(partnerId)
        if (by === 'forgetting' && partnerId !== undefined) temporary.delete(partnerId)
        if (loaded) index = indexOf(loaded.minted, loaded.deliveries)
      },
    },
  }
}
