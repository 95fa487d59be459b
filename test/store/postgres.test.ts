import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openPostgresStore } from '../../server/store/postgres/open.ts'
import type { Store } from '../../server/store/store.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { noon, planOf, stateOf } from '../core/samples.ts'
import { type PostgresServer, postgresMissing, startPostgres } from '../helpers/postgres.ts'
import { describeConcurrentUseCases } from '../service/concurrent-suite.ts'
import { describeDue } from './due-suite.ts'
import { describeListings } from './listings-suite.ts'
import { play } from './play.ts'
import { describeStore } from './store-suite.ts'

const asRead = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

describe.skipIf(postgresMissing())('a store in PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server?.stop())
  const open = (): Promise<Store> => openPostgresStore(server.freshUrl())

  describeStore('PostgreSQL', open)
  describeListings('PostgreSQL', open)
  describeDue('PostgreSQL', open)
  describeConcurrentUseCases('PostgreSQL', open)

  test('takes the state of a store in memory, and gives it back unchanged', async () => {
    const memory = createTableStore(createMemoryStorage())
    const { job, deliveries } = planOf(['1s machine provisional', '30s human approved'])
    const changes = { serial: 1, jobs: [{ after: job }], deliveries: deliveries.map((after) => ({ after })) }
    const users = [{ partnerId: '1234', userId: 'anna', state: 'enrolled', since: noon } as const]
    const enqueued = { scenario: 'rejected', times: 2 }
    await memory.decide({ partnerId: '1234' }, {}, () => ({ answer: 0, changes: { ...changes, users, enqueued } }))
    const store = await open()
    const records = asRead(await memory.everything())
    await store.load(stateOf(records))
    const back = createTableStore(createMemoryStorage())
    await back.load(stateOf(await store.everything()))
    expect(await back.everything()).toEqual(records)
    await store.close()
  })

  test('answers through an emulator as memory does', async () => {
    expect(await play(await open())).toEqual(await play(createTableStore(createMemoryStorage())))
  })
})
