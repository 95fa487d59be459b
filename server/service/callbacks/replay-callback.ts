import type { Delivery } from '../../core/callbacks/delivery.ts'
import { decideReplay, locatedCallback } from '../../core/decisions/replay-callback.ts'
import type { WordingOf } from '../../core/jobs/wording.ts'
import type { ReplayOptions } from '../../core/scenarios/fault.ts'
import type { Store } from '../../store/store.ts'
import type { Clocks } from '../partners/clocks.ts'
import type { Partners } from '../partners/partners.ts'

/** What sending a callback again works with. */
export interface ReplayParts {
  readonly store: Pick<Store, 'decideAmong'>
  readonly partners: Pick<Partners, 'asked'>
  readonly clocks: Pick<Clocks, 'clockOf'>
  readonly wordingOf: WordingOf
}

/**
 * Sends a callback again, with a new signature or with a fault; due at once.
 * @returns the delivery that is owed now; the first where it is sent twice.
 * @throws ControlError when there is none, it was never sent, or it cannot claim what it should.
 */
export async function replayCallback(
  { store, partners, clocks, wordingOf }: ReplayParts,
  id: string,
  options: ReplayOptions = {},
): Promise<Delivery> {
  const keys = { deliveries: { fact: 'deliveriesBeside', id } } as const
  return store.decideAmong(partners.asked(undefined), keys, (among) => {
    const found = locatedCallback(among, id, options.partnerId)
    const now = clocks.clockOf(found.partnerId).now()
    return { partnerId: found.partnerId, ...decideReplay(found, options, now, wordingOf) }
  })
}
