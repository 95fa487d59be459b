import { expect, test } from 'vitest'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { freshFile } from '../helpers/data-file.ts'
import { createSlowStore } from '../helpers/slow-store.ts'
import { play } from './play.ts'

test('an emulator answers alike over every store, be it as slow as a server far away', async () => {
  const inMemory = await play(createTableStore(createMemoryStorage()))
  expect(inMemory).toHaveLength(25)
  const inbox = inMemory.find((answer) => (answer as readonly unknown[])[0] === 'GET /inbox')
  expect(inbox).toMatchObject(['GET /inbox', 200, { messages: { length: 3 } }])
  expect(inMemory.filter((answer) => Number((answer as readonly unknown[])[1]) !== 200)).toEqual([])
  expect(await play(createSlowStore(createTableStore(createMemoryStorage())))).toEqual(inMemory)
  expect(await play(createTableStore(openSqliteStorage(freshFile())))).toEqual(inMemory)
})
