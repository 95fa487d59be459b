import type { Delivery } from '../../core/callbacks/delivery.ts'
import { ControlError } from '../../core/errors.ts'
import type { DeliveryFilter } from '../../store/listings.ts'
import type { Store } from '../../store/store.ts'
import type { Partners } from '../partners/partners.ts'
import type { Settlements } from './settlements.ts'

/** What a list of callbacks may be narrowed to. */
export interface CallbackFilter extends DeliveryFilter {
  /** Only those that ended after this one, by its id. */
  readonly after?: string | undefined
}

/** The outbox, as people see it. */
export interface Callbacks {
  /** Oldest first; under `after`, in the order in which they ended. Rejects with a ControlError when that one has not ended. */
  list(filter: CallbackFilter): Promise<readonly Delivery[]>
  /** The same, but those that are lost only once their moment has passed. */
  listEnded(filter: CallbackFilter): Promise<readonly Delivery[]>
}

/** What the outbox works with. */
export interface CallbackParts {
  readonly store: Pick<Store, 'deliveries' | 'readAmong'>
  readonly partners: Pick<Partners, 'asked'>
  readonly settlements: Settlements
}

export function createCallbacks({ store, partners, settlements }: CallbackParts): Callbacks {
  async function list({ after, ...filter }: CallbackFilter): Promise<readonly Delivery[]> {
    if (after === undefined) return store.deliveries(filter)
    const [wanted, last, endOf] = await Promise.all([store.deliveries(filter), named(after), settlements.ordinals()])
    const ordinal = endOf(last.id)
    if (ordinal === undefined) {
      throw new ControlError(
        409,
        `Callback "${last.id}" is ${last.state} and has not ended, so nothing comes after it yet.`,
      )
    }
    const ordinalOf = ({ id }: Delivery): number => endOf(id) ?? Number.NEGATIVE_INFINITY
    return wanted.filter((one) => ordinalOf(one) > ordinal).sort((a, b) => ordinalOf(a) - ordinalOf(b))
  }

  async function named(id: string): Promise<Delivery> {
    const among = await store.readAmong(partners.asked(undefined), { delivery: { fact: 'delivery', id } })
    const [found] = among.flatMap(({ delivery }) => delivery ?? [])
    if (!found) throw new ControlError(404, `There is no callback "${id}". GET /__emulator/callbacks lists them.`)
    return found
  }

  return {
    list,
    async listEnded(filter) {
      const [listed, endOf] = await Promise.all([list(filter), settlements.ordinals()])
      return listed.filter(({ id, state }) => state !== 'lost' || endOf(id) !== undefined)
    },
  }
}
