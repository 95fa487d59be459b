import { expect, test } from 'vitest'
import type { Delivery } from '../../server/core/callbacks/delivery.ts'
import { createCoverageNotes } from '../../server/service/coverage.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { noon, planOf } from '../core/samples.ts'
import { createSlowStore } from '../helpers/slow-store.ts'

/** The notes over a store that takes its time, and a callback that was delivered. */
function startNotes() {
  const store = createSlowStore(createTableStore(createMemoryStorage()))
  const notes = createCoverageNotes(store, {
    isUsual: () => true,
    named: () => v1Wording,
    newest: () => 'v1',
    callsOf: async () => [],
  })
  const { job, deliveries } = planOf(['1s machine approved'])
  const [before] = deliveries
  if (!before) throw new Error('a plan of an approval has a callback')
  const after: Delivery = { ...before, state: 'delivered', attempts: [{ at: noon, latency: 1, status: 200 }] }
  notes.noteHappening({ at: noon, type: 'job.submitted', generation: 'v1', product: job.submission.product })
  const met = async () =>
    (await notes.coverage([])).groups.flatMap(({ situations }) =>
      situations.filter(({ times }) => times > 0).map(({ id }) => id),
    )
  return { notes, change: { before, after }, met }
}

test('an attempt counts for the next coverage call, however long the store takes to read the earlier callbacks', async () => {
  const { notes, change, met } = startNotes()
  notes.noteDeliveries([change])
  expect(await met()).toContain('callback/taken')
})

test('what is cleared takes along what was still being read', async () => {
  const { notes, change, met } = startNotes()
  notes.noteDeliveries([change])
  notes.clear()
  notes.noteHappening({ at: noon, type: 'job.submitted', generation: 'v1', product: change.after.product })
  expect(await met()).toEqual([])
})

test('a delivery that changes without an attempt was met by nobody', async () => {
  const { notes, change, met } = startNotes()
  notes.noteDeliveries([{ before: change.after, after: { ...change.after, state: 'cancelled' } }])
  expect(await met()).toEqual([])
})
