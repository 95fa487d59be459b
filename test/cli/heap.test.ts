import { expect, test } from 'vitest'
import { createQuietWatch } from '../../server/cli/heap.ts'

const busy = { active: 8_000, utilization: 0.8 }
const quiet = { active: 20, utilization: 0.01 }

test('what a load has left is collected once, when quiet follows', () => {
  const isTime = createQuietWatch()
  expect([busy, busy, quiet, quiet, quiet].map(isTime)).toEqual([false, false, true, false, false])
})

test('it is collected again after the next load', () => {
  const isTime = createQuietWatch()
  const passed = [busy, busy, quiet, busy, busy, quiet].map(isTime)
  expect(passed).toEqual([false, false, true, false, false, true])
})

test('a little work, such as a test run’s, is not worth it', () => {
  const isTime = createQuietWatch()
  expect([quiet, busy, quiet, quiet].map(isTime)).toEqual([false, false, false, false])
})
