import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openPostgresStore } from '../../server/store/postgres/open.ts'
import type { Store } from '../../server/store/store.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { type PostgresServer, postgresMissing, startPostgres } from '../helpers/postgres.ts'
import { describeConcurrentUseCases } from '../service/concurrent-suite.ts'
import { describeDue } from './due-suite.ts'
import { describeListings } from './listings-suite.ts'
import { play } from './play.ts'
import { describeStore } from './store-suite.ts'

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

  test('answers through an emulator as memory does', async () => {
    expect(await play(await open())).toEqual(await play(createTableStore(createMemoryStorage())))
  })
})
