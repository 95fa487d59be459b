import { expect, test } from 'vitest'
import type { Delivery } from '../../server/core/callbacks/delivery.ts'
import { type AttemptOutcome, afterAttempt } from '../../server/core/callbacks/retry.ts'
import { noon, planOf } from './samples.ts'

const schedule = [5_000, 30_000]
const [owed] = planOf(['1s machine approved']).deliveries as [Delivery]

function after(attempts: number, outcome: Partial<AttemptOutcome>): Delivery {
  const earlier = Array.from({ length: attempts }, () => ({ at: noon, status: 500, latency: 1 }))
  return afterAttempt(
    { ...owed, attempts: earlier },
    { at: noon + 60_000, latency: 7, ...outcome },
    schedule,
    noon + 60_000,
  )
}

test.each([200, 201, 202, 204, 299])('an answer of %d delivers a callback', (status) => {
  expect(after(0, { status })).toMatchObject({ state: 'delivered', dueAt: owed.dueAt, attempts: [{ status }] })
})

test.each([
  [0, { status: 500 }, 5_000],
  [1, { status: 500 }, 30_000],
  [0, { status: 301 }, 5_000],
  [0, { status: 199 }, 5_000],
  [0, { status: 404 }, 5_000],
  [1, { problem: 'no answer' }, 30_000],
])('after %d earlier attempts, %j is tried again %d ms later', (attempts, outcome, wait) => {
  const next = after(attempts, outcome)
  expect([next.state, next.dueAt, next.attempts.length]).toEqual(['owed', noon + 60_000 + wait, attempts + 1])
})

test('a callback is given up when its schedule has ended', () => {
  expect(after(2, { status: 500 }).state).toBe('given_up')
})

test('the last attempt may still deliver', () => {
  expect(after(2, { status: 200 }).state).toBe('delivered')
})

test('an address that may not be called is not tried again', () => {
  const refused = after(0, { refused: true, problem: 'a public address' })
  expect(refused.state).toBe('refused')
  expect(refused.attempts).toEqual([{ at: noon + 60_000, latency: 7, problem: 'a public address' }])
})

test('the record that went in stays as it was', () => {
  const before = structuredClone(owed)
  afterAttempt(owed, { at: noon, status: 200, latency: 1 }, schedule, noon)
  expect(owed).toEqual(before)
})
