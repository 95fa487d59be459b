import { expect, test } from 'vitest'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { freshFile } from '../helpers/data-file.ts'
import { createSlowStore } from '../helpers/slow-store.ts'
import { describeListings } from './listings-suite.ts'
import { describeStore } from './store-suite.ts'

const kinds = {
  memory: () => createTableStore(createMemoryStorage()),
  SQLite: () => createTableStore(openSqliteStorage(freshFile())),
  slow: () => createSlowStore(createTableStore(createMemoryStorage())),
}

for (const [kind, open] of Object.entries(kinds)) {
  describeStore(kind, open)
  describeListings(kind, open)
}

test('in memory a decision has taken effect when the call returns, awaited or not', () => {
  const store = createTableStore(createMemoryStorage())
  void store.decide({ partnerId: '1234' }, {}, () => ({ answer: 1, changes: { serial: 1 } }))
  let seen: number | undefined
  void store.decide({ partnerId: '1234' }, { serial: { fact: 'serial' } }, ({ serial }) => {
    seen = serial
    return { answer: serial }
  })
  expect(seen).toBe(1)
})
