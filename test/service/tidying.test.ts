import { expect, test } from 'vitest'
import { createTidying } from '../../server/service/tidying.ts'
import { createMemoryStorage } from '../../server/storage/memory.ts'
import { noon, planOf } from '../core/samples.ts'

const hour = 3_600_000

/** A store of jobs, each of stages in words, and what tidies it an hour after they came. */
function startTidying(stages: readonly (readonly string[])[], keepJobs: number, keepJobsFor?: number) {
  const storage = createMemoryStorage()
  for (const [index, each] of stages.entries()) {
    storage.savePlan(planOf(each, { jobId: `job-${index}`, callbackUrl: undefined }, index + 1))
  }
  const tidying = createTidying({
    storage,
    settlements: { forgetOne: () => undefined },
    retention: { keepJobs, keepJobsFor },
    uploadLinkLifetime: hour,
    onForget: () => undefined,
  })
  return () => {
    tidying.tidy('1234', 100, noon + hour)
    return storage.countJobs({ partnerId: '1234' })
  }
}

const many = (count: number, stage: string) => Array.from({ length: count }, () => [stage])

test.each([
  ['too many', 50, undefined],
  ['too old', 5_000, hour - 1],
])('of a store in which thousands of jobs are %s, a thousand go at a time', (_, keepJobs, keepJobsFor) => {
  const tidy = startTidying(many(2_400, '1s machine approved'), keepJobs, keepJobsFor)
  expect([tidy(), tidy(), tidy()]).toEqual([1_400, 400, keepJobsFor === undefined ? 50 : 0])
})

test('behind thousands of jobs that are not settled, others are found', () => {
  const tidy = startTidying([...many(2_000, '1s machine provisional'), ...many(100, '1s machine approved')], 2_060)
  expect([tidy(), tidy()]).toEqual([2_060, 2_060])
})
