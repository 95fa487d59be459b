import type { Delivery } from '../../core/callbacks/delivery.ts'
import { ControlError } from '../../core/errors.ts'
import type { DeliveryFilter } from '../../store/listings.ts'
import type { Storage } from '../../store/tables.ts'
import type { Settlements } from './settlements.ts'

/** What a list of callbacks may be narrowed to. */
export interface CallbackFilter extends DeliveryFilter {
  /** Only those that ended after this one, by its id. */
  readonly after?: string | undefined
}

/** The outbox, as people see it. */
export interface Callbacks {
  /** Oldest first; under `after`, in the order in which they ended. Throws a ControlError when that one has not ended. */
  list(filter: CallbackFilter): readonly Delivery[]
  /** The same, but those that are lost only once their moment has passed. */
  listEnded(filter: CallbackFilter): readonly Delivery[]
}

/** What the outbox works with. */
export interface CallbackParts {
  readonly storage: Pick<Storage, 'delivery' | 'deliveries'>
  readonly settlements: Settlements
}

export function createCallbacks({ storage, settlements }: CallbackParts): Callbacks {
  const ordinalOf = ({ id }: Delivery): number => settlements.ordinalOf(id) ?? Number.NEGATIVE_INFINITY

  function list({ after, ...filter }: CallbackFilter): readonly Delivery[] {
    const wanted = storage.deliveries(filter)
    if (after === undefined) return wanted
    const ordinal = ordinalOfEnded(named(after))
    return wanted.filter((one) => ordinalOf(one) > ordinal).sort((a, b) => ordinalOf(a) - ordinalOf(b))
  }

  function ordinalOfEnded({ id, state }: Delivery): number {
    const ordinal = settlements.ordinalOf(id)
    if (ordinal !== undefined) return ordinal
    throw new ControlError(409, `Callback "${id}" is ${state} and has not ended, so nothing comes after it yet.`)
  }

  function named(id: string): Delivery {
    const delivery = storage.delivery(id)
    if (!delivery) throw new ControlError(404, `There is no callback "${id}". GET /__emulator/callbacks lists them.`)
    return delivery
  }

  return {
    list,
    listEnded: (filter) =>
      list(filter).filter((one) => one.state !== 'lost' || settlements.ordinalOf(one.id) !== undefined),
  }
}
