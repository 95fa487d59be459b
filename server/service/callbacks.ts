import type { Delivery } from '../core/delivery.ts'
import { ControlError } from '../core/errors.ts'
import { planReplay } from '../core/plan.ts'
import type { Instant } from '../core/time.ts'
import type { Filter, Storage } from '../storage/storage.ts'

/** The outbox, as people see it. */
export interface Callbacks {
  /** Oldest first. */
  list(filter: Filter): readonly Delivery[]
  /** Sends a callback again, signed afresh. Throws a ControlError when it was never sent. */
  replay(original: Delivery, now: Instant): Delivery
}

/** @param dispatch hands new deliveries to the courier. */
export function createCallbacks(storage: Storage, dispatch: (deliveries: readonly Delivery[]) => void): Callbacks {
  return {
    list: (filter) => storage.deliveries(filter),
    replay(original, now) {
      if (original.attempts.length === 0 && original.state !== 'lost') {
        throw new ControlError(
          409,
          `Callback "${original.id}" is ${original.state} and was never sent, so there is nothing to send again.`,
        )
      }
      const siblings = storage.deliveriesOf(original.partnerId, original.smileJobId)
      const again = planReplay(original, siblings.length + 1, now)
      storage.saveDelivery(again)
      dispatch([again])
      return again
    },
  }
}
