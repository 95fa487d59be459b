import type { Delivery } from '../../core/callbacks/delivery.ts'
import { concerns } from '../../core/users/fraud.ts'
import type { FactKinds, Facts, Key, Keys, Whose } from '../keys.ts'
import type { Storage } from '../tables.ts'
import { loadRemovable } from './load-removable.ts'

type Loaders = {
  readonly [Kind in keyof FactKinds]: (tables: Storage, partnerId: string, key: Key<Kind>) => FactKinds[Kind]['is']
}

const loaders: Loaders = {
  serial: (tables, partnerId) => tables.serial(partnerId),
  idsMade: (tables, partnerId) => tables.idsMade(partnerId),
  uploadByRef: (tables, partnerId, { ref }) => tables.uploadByRef(partnerId, ref),
  uploadByJobId: (tables, partnerId, { jobId }) => tables.uploadByJobId(partnerId, jobId),
  job: (tables, partnerId, { smileJobId }) => tables.job(partnerId, smileJobId),
  jobByJobId: (tables, partnerId, { userId, jobId }) => tables.jobByJobId(partnerId, userId, jobId),
  jobsOfUser: (tables, partnerId, { userId, products }) =>
    products.flatMap((product) => tables.jobsOfUser(partnerId, userId, product)),
  delivery: (tables, partnerId, { id }) => deliveryOf(tables, partnerId, id),
  deliveriesBeside(tables, partnerId, { id }) {
    const delivery = deliveryOf(tables, partnerId, id)
    return delivery ? tables.deliveriesOf(partnerId, delivery.smileJobId) : []
  },
  deliveriesOfJob: (tables, partnerId, { smileJobId }) => tables.deliveriesOf(partnerId, smileJobId),
  user: (tables, partnerId, { userId }) => tables.user(partnerId, userId),
  frauds: (tables, partnerId, { userId, faces }) =>
    tables.frauds(partnerId).filter((mark) => concerns(mark, userId, faces)),
  link: (tables, partnerId, { refId }) => tables.link(partnerId, refId),
  linkOfUser: (tables, partnerId, { userId }) =>
    userId === undefined ? undefined : tables.linkOfUser(partnerId, userId),
  account: (tables, partnerId) => tables.account(partnerId),
  boundValues: (tables, partnerId, { references }) =>
    references.flatMap((reference) => tables.boundValue(partnerId, reference) ?? []),
  streaks: (tables, partnerId, { keys }) => keys.flatMap((key) => tables.streak(partnerId, key) ?? []),
  nextQueued(tables, partnerId, { names }) {
    const head = tables.peekQueue(partnerId)
    if (head === undefined || names.includes(head)) return { name: head, gone: 0 }
    const queue = tables.queue(partnerId)
    const place = queue.findIndex((name) => names.includes(name))
    return place < 0 ? { name: undefined, gone: queue.length } : { name: queue[place], gone: place }
  },
  removable: loadRemovable,
}

function deliveryOf(tables: Storage, partnerId: string, id: string): Delivery | undefined {
  const delivery = tables.delivery(id)
  return delivery?.partnerId === partnerId ? delivery : undefined
}

/** Finds in the tables what the keys ask for. */
export function loadFacts<Asked extends Keys>(tables: Storage, whose: Whose, keys: Asked): Facts<Asked> {
  const facts: Record<string, unknown> = { ...whose }
  for (const name in keys) facts[name] = load(tables, whose.partnerId, keys[name] as Key)
  return facts as Facts<Asked>
}

function load<Kind extends keyof FactKinds>(tables: Storage, partnerId: string, key: Key<Kind>): unknown {
  const loader = loaders[key.fact as Kind]
  return loader(tables, partnerId, key)
}
