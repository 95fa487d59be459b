import type { EventType } from '../core/state/event.ts'
import type { Ended, Store } from '../store/store.ts'
import type { Settlements } from './callbacks/settlements.ts'
import type { Events } from './events.ts'
import type { Clocks } from './partners/clocks.ts'
import type { Snapshots } from './partners/snapshots.ts'

/** Who goes by partners and records that may come and go. */
export interface FollowingParts {
  readonly store: Pick<Store, 'listen'>
  readonly events: Pick<Events, 'emit' | 'forget'>
  readonly settlements: Pick<Settlements, 'forget'>
  readonly clocks: Pick<Clocks, 'clockOf' | 'open' | 'close' | 'forget'>
  readonly snapshots: Pick<Snapshots, 'takeUp'>
}

const eventOf: Readonly<Record<Ended['by'], EventType>> = {
  reset: 'state.reset',
  load: 'state.restored',
  forgetting: 'partner.forgotten',
}

/** Ends everything in progress with the epoch that it began in, and gives time to partners that come, alone or with a state. */
export function followEpochs({ store, events, settlements, clocks, snapshots }: FollowingParts): void {
  store.listen({
    partnerSaved({ id, clock }) {
      if (clock === 'own') clocks.open(id)
      events.emit({ at: clocks.clockOf(id).now(), type: 'partner.minted', partnerId: id })
    },
    ended({ by, partnerId, loaded }) {
      clocks.forget(partnerId)
      settlements.forget(partnerId)
      const goOn = loaded && snapshots.takeUp(loaded)
      const at = clocks.clockOf(partnerId).now()
      if (by === 'forgetting' && partnerId !== undefined) {
        clocks.close(partnerId)
        events.forget(partnerId)
      }
      events.emit({ at, type: eventOf[by], partnerId })
      goOn?.()
    },
  })
}
