import { describe, expect, test } from 'vitest'
import { FullError } from '../../server/core/errors.ts'
import type { RetentionLimits } from '../../server/core/jobs/retention.ts'
import { createRetention } from '../../server/service/jobs/retention.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { noon, planOf, uploadRequest } from '../core/samples.ts'

const hour = 3_600_000

/** An empty store, and its retention. */
function createWithRetention(retentionLimits: RetentionLimits) {
  const storage = createMemoryStorage()
  const settlements = { forgetOne: () => undefined }
  const parts = { storage, settlements, retentionLimits, uploadLinkLifetime: hour, onForget: () => undefined }
  return { storage, retention: createRetention(parts) }
}

/** A store of jobs, each of stages in words, and its retention an hour after they came. */
function startRetention(stages: readonly (readonly string[])[], keepJobs: number, keepJobsFor?: number) {
  const { storage, retention } = createWithRetention({ keepJobs, keepJobsFor, keepBytes: undefined })
  for (const [index, each] of stages.entries()) {
    storage.savePlan(planOf(each, { jobId: `job-${index}`, callbackUrl: undefined }, index + 1))
  }
  return () => {
    retention.removeOld('1234', 100, noon + hour)
    return storage.countJobs({ partnerId: '1234' })
  }
}

const many = (count: number, stage: string) => Array.from({ length: count }, () => [stage])

test.each([
  ['too many', 50, undefined],
  ['too old', 5_000, hour - 1],
])('of a store in which thousands of jobs are %s, a thousand go at a time', (_, keepJobs, keepJobsFor) => {
  const removeOld = startRetention(many(2_400, '1s machine approved'), keepJobs, keepJobsFor)
  expect([removeOld(), removeOld(), removeOld()]).toEqual([1_400, 400, keepJobsFor === undefined ? 50 : 0])
})

test('behind thousands of jobs that are not settled, others are found', () => {
  const removeOld = startRetention(
    [...many(2_000, '1s machine provisional'), ...many(100, '1s machine approved')],
    2_060,
  )
  expect([removeOld(), removeOld()]).toEqual([2_060, 2_060])
})

describe('room for something new', () => {
  const text = 'x'.repeat(10_000)
  const params = { partnerParams: { text }, callbackUrl: undefined }

  /** Ten jobs of ten kilobytes, each of a stage in words, and room for so many bytes. */
  function startFull(stages: readonly string[], keepBytes: number) {
    const { storage, retention } = createWithRetention({ keepJobs: 100, keepJobsFor: undefined, keepBytes })
    for (const [index, each] of stages.entries()) {
      storage.savePlan(planOf([each], { jobId: `job-${index}`, ...params }, index + 1))
    }
    const kept = () => [...storage.oldestJobs('1234')].map(({ serial }) => serial)
    return { storage, kept, makeRoom: (size: number) => retention.makeRoom('1234', 'x'.repeat(size), noon + hour) }
  }

  const approved = Array<string>(10).fill('1s machine approved')

  test('is there as long as the bound is not met', () => {
    const { kept, makeRoom } = startFull(approved, 200_000)
    makeRoom(50_000)
    expect(kept()).toHaveLength(10)
  })

  test('is made by forgetting the oldest jobs that are finished, and a few more', () => {
    const { storage, kept, makeRoom } = startFull(['1s machine provisional', ...approved.slice(1)], 120_000)
    makeRoom(30_000)
    expect(kept()).toEqual([1, 5, 6, 7, 8, 9, 10])
    expect(storage.bytesKept('1234')).toBeLessThan(90_000)
  })

  test('is made by forgetting uploads whose links have ended', () => {
    const { storage, kept, makeRoom } = startFull(['1s machine approved'], 30_000)
    const opened = { partnerId: '1234', serial: 2, smileJobId: '2', ref: '2', request: uploadRequest(params) }
    storage.saveUpload({ ...opened, openedAt: noon - 1 })
    makeRoom(15_000)
    expect([kept(), storage.uploadByRef('1234', '2')]).toEqual([[1], undefined])
  })

  test('is refused where nothing that is kept is finished, and says what the bound is', () => {
    const { kept, makeRoom } = startFull(Array<string>(10).fill('2h machine approved'), 120_000)
    expect(() => makeRoom(30_000)).toThrow(FullError)
    expect(() => makeRoom(30_000)).toThrow('at most 120000 bytes are kept of each partner (--keep-bytes)')
    expect(kept()).toHaveLength(10)
  })
})
