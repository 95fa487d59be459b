import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import type { Store } from '../../server/store/store.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { planOf } from '../core/samples.ts'
import { openTestEmulator } from '../helpers/emulator.ts'

/** A store of which a job is to come, and that says whether it was closed. */
async function startStore(): Promise<{ store: Store; closed: () => number }> {
  let closed = 0
  const store = createTableStore(createMemoryStorage())
  const { job, deliveries } = planOf(['1h machine approved'], {}, 1, Date.now())
  const changes = { jobs: [{ after: job }], deliveries: deliveries.map((after) => ({ after })) }
  await store.decide({ partnerId: '1234' }, {}, () => ({ answer: 0, changes }))
  const watched: Store = {
    ...store,
    close() {
      closed += 1
      return store.close()
    },
  }
  return { store: watched, closed: () => closed }
}

const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length

const taken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(true))
    server.listen(port, 'localhost', () => server.close(() => resolve(false)))
  })

test('an emulator whose port is taken leaves no clock running, and closes its store', async () => {
  const running = await openTestEmulator()
  const before = timers()
  const { store, closed } = await startStore()
  const options = { clock: 'system', port: running.port } as const
  await expect(openTestEmulator(options, { store })).rejects.toThrow(String(running.port))
  expect([timers(), closed()]).toEqual([before, 1])
  await running.close()
})

test('an emulator that fails once it listens gives its port back', async () => {
  const free = await openTestEmulator()
  await free.close()
  const { store, closed } = await startStore()
  const failing: Store = { ...store, nextDue: () => Promise.reject(new Error('no answer from far away')) }
  const opening = openTestEmulator({ clock: 'system', port: free.port }, { store: failing })
  await expect(opening).rejects.toThrow('no answer from far away')
  expect([await taken(free.port), closed()]).toEqual([false, 1])
})
