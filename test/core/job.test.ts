import { expect, test } from 'vitest'
import { statusAt } from '../../server/core/jobs/job.ts'
import { noon, planOf, said } from './samples.ts'

const { job } = planOf(['1s machine provisional', '30s human approved'])

test.each([
  [0, 'pending', undefined, []],
  [999, 'pending', undefined, []],
  [1_000, 'in_review', 'machine provisional', ['machine provisional']],
  [29_999, 'in_review', 'machine provisional', ['machine provisional']],
  [30_000, 'final', 'human approved', ['human approved', 'machine provisional']],
  [86_400_000, 'final', 'human approved', ['human approved', 'machine provisional']],
])('a job reviewed after 30 s is, %d ms after its package came, %s with result %s', (after, state, result, history) => {
  const status = statusAt(job, noon + after)
  expect([status.state, status.result && said(status.result)]).toEqual([state, result])
  expect(status.history.map(said)).toEqual(history)
})

test('asking what a job is changes nothing about it', () => {
  const before = structuredClone(job)
  statusAt(job, noon + 60_000)
  expect(job).toEqual(before)
})

test('a job whose story has no verdict stays pending for ever', () => {
  expect(statusAt(planOf([]).job, noon + 1e12).state).toBe('pending')
})
