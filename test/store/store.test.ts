import { expect, test } from 'vitest'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { freshFile } from '../helpers/data-file.ts'
import { createSlowStore } from '../helpers/slow-store.ts'
import { describeStore } from './store-suite.ts'

describeStore('memory', () => createTableStore(createMemoryStorage()))
describeStore('SQLite', () => createTableStore(openSqliteStorage(freshFile())))
describeStore('slow', () => createSlowStore(createTableStore(createMemoryStorage())))

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
