import { expect, test } from 'vitest'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import type { Store } from '../../server/store/store.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { noon, planOf } from '../core/samples.ts'
import { freshFile } from '../helpers/data-file.ts'
import { createSlowStore } from '../helpers/slow-store.ts'
import { describeDue } from './due-suite.ts'
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
  describeDue(kind, open)
}

test('a claim ends with the session: the next start gives out again what was never recorded', async () => {
  const file = freshFile()
  const tables = openSqliteStorage(file)
  const store = createTableStore(tables)
  const { job, deliveries } = planOf(['1s machine approved'])
  const changes = { jobs: [{ after: job }], deliveries: deliveries.map((after) => ({ after })) }
  await store.decide({ partnerId: '1234' }, {}, () => ({ answer: 0, changes }))
  const claim = (by: Store) => by.claimDue(undefined, noon + 1_000, { atMost: 8, busy: new Map() })
  expect(await claim(store)).toHaveLength(1)
  tables.close()
  const again = createTableStore(openSqliteStorage(file))
  expect(await claim(again)).toMatchObject([{ delivery: { id: deliveries[0]?.id } }])
})

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
