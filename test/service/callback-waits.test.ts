import { expect, test } from 'vitest'
import { createVirtualClock } from '../../server/clock/virtual-clock.ts'
import type { Delivery } from '../../server/core/callbacks/delivery.ts'
import { createCallbacks } from '../../server/service/callbacks/callbacks.ts'
import { createSettlements } from '../../server/service/callbacks/settlements.ts'
import { createCallbackWaits } from '../../server/service/callbacks/waits.ts'
import { createEvents } from '../../server/service/events.ts'
import type { Partners } from '../../server/service/partners/partners.ts'
import { createWaiting } from '../../server/service/waiting.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { noon, planOf } from '../core/samples.ts'
import { createSlowStore } from '../helpers/slow-store.ts'

/** Waits over a store that takes its time, and callbacks that come to their ends when a test says so. */
function startWaits() {
  const tables = createMemoryStorage()
  const store = createSlowStore(createTableStore(tables))
  const events = createEvents()
  const settlements = createSettlements()
  const clock = createVirtualClock(noon)
  const all = [{ id: '1234', apiKey: 'key' }]
  const partners = {
    all: () => all,
    find: () => all[0],
    asked: () => ['1234'],
  } as unknown as Partners
  const parts = { store, partners, clocks: { clockOf: () => clock }, wordingOf: () => v1Wording }
  const waiting = createWaiting({ events, store, partners, realTime: createVirtualClock(0) })
  const callbacks = createCallbacks({ store, partners, settlements })

  function deliver(jobId: string): Delivery {
    const [planned] = planOf(['1s machine approved'], { jobId }).deliveries
    if (!planned) throw new Error('a plan of an approval has a callback')
    const delivery: Delivery = { ...planned, id: `of-${jobId}`, state: 'delivered' }
    tables.saveDelivery(delivery)
    settlements.note(delivery)
    events.emit({ at: noon, type: 'callback.delivered', partnerId: '1234', jobId, callbackId: delivery.id })
    return delivery
  }
  return { waits: createCallbackWaits({ ...parts, waiting, callbacks }), deliver }
}

test('the next callback is the first that ends after the call, though more end before the store has answered', async () => {
  const { waits, deliver } = startWaits()
  deliver('job-1')
  const next = waits.next({})
  const second = deliver('job-2')
  deliver('job-3')
  expect(await next).toEqual(second)
})

test('the next callback of a job is found among others that end meanwhile', async () => {
  const { waits, deliver } = startWaits()
  const next = waits.next({ jobId: 'job-2' })
  deliver('job-1')
  const second = deliver('job-2')
  expect(await next).toEqual(second)
})

test('callbacks that end while the store is asked for them are waited for no longer', async () => {
  const { waits, deliver } = startWaits()
  const first = deliver('job-1')
  const waited = waits.some({ after: first.id }, { patience: 60_000 })
  const second = deliver('job-2')
  expect(await waited).toEqual({ callbacks: [second] })
})
