import { describe, expect, test } from 'vitest'
import { withRoom } from '../../server/core/decisions/make-room.ts'
import { FullError } from '../../server/core/errors.ts'
import type { RetentionLimits } from '../../server/core/jobs/retention.ts'
import { type Addition, createRetention } from '../../server/service/jobs/retention.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import type { Storage } from '../../server/store/tables.ts'
import { noon, planOf, uploadRequest } from '../core/samples.ts'
import { freshFile } from '../helpers/data-file.ts'

const hour = 3_600_000

/** Tables, and what decides that something is kept in them an hour after noon. */
function createWithRetention(retentionLimits: RetentionLimits, tables: Storage = createMemoryStorage()) {
  const store = createTableStore(tables)
  const retention = createRetention({ retentionLimits, uploadLinkLifetime: hour, tokenLifetime: hour })
  const forgotten: string[] = []
  store.listen({
    committed: ({ changes }) => forgotten.push(...(changes.forgotten?.jobs.map(({ smileJobId }) => smileJobId) ?? [])),
  })
  function keep(addition: Omit<Addition, 'now'>): Promise<void> {
    const now = noon + hour
    return store.decide({ partnerId: '1234' }, { removable: retention.keyFor({ ...addition, now }) }, (facts) =>
      withRoom(facts, retention.keepBytes, now, () => ({ answer: undefined })),
    )
  }
  return { tables, keep, forgotten }
}

/** A store of jobs, each of stages in words, and how many are left after a hundredth submission. */
function startRetention(stages: readonly (readonly string[])[], keepJobs: number, keepJobsFor?: number) {
  const { tables, keep, forgotten } = createWithRetention({ keepJobs, keepJobsFor, keepBytes: undefined })
  for (const [index, each] of stages.entries()) {
    tables.savePlan(planOf(each, { jobId: `job-${index}`, callbackUrl: undefined }, index + 1))
  }
  return async (serial = 100) => {
    tables.saveSerial('1234', serial - 1)
    await keep({ of: '', jobs: 0 })
    const left = tables.countJobs({ partnerId: '1234' })
    expect(forgotten).toHaveLength(stages.length - left)
    return left
  }
}

const many = (count: number, stage: string) => Array.from({ length: count }, () => [stage])

test.each([
  ['too many', 50, undefined],
  ['too old', 5_000, hour - 1],
])('of a store in which thousands of jobs are %s, a thousand go at a time', async (_, keepJobs, keepJobsFor) => {
  const removeOld = startRetention(many(2_400, '1s machine approved'), keepJobs, keepJobsFor)
  expect(await removeOld(99)).toBe(2_400)
  expect([await removeOld(), await removeOld(), await removeOld()]).toEqual([
    1_400,
    400,
    keepJobsFor === undefined ? 50 : 0,
  ])
})

test('behind thousands of jobs that are not settled, others are found', async () => {
  const removeOld = startRetention(
    [...many(2_000, '1s machine provisional'), ...many(100, '1s machine approved')],
    2_060,
  )
  expect([await removeOld(), await removeOld()]).toEqual([2_060, 2_060])
})

describe.each([
  ['memory', createMemoryStorage],
  ['a file', () => openSqliteStorage(freshFile())],
])('room for something new in %s', (_, openTables) => {
  const text = 'x'.repeat(10_000)
  const params = { partnerParams: { text }, callbackUrl: undefined }

  /** Ten jobs of ten kilobytes, each of a stage in words, and room for so many bytes. */
  function startFull(stages: readonly string[], keepBytes: number) {
    const limits = { keepJobs: 100, keepJobsFor: undefined, keepBytes }
    const { tables, keep } = createWithRetention(limits, openTables())
    for (const [index, each] of stages.entries()) {
      tables.savePlan(planOf([each], { jobId: `job-${index}`, ...params }, index + 1))
    }
    const kept = () => [...tables.oldestJobs('1234')].map(({ serial }) => serial)
    return { tables, kept, makeRoom: (size: number, jobId?: string) => keep({ of: 'x'.repeat(size), jobId }) }
  }

  const approved = Array<string>(10).fill('1s machine approved')

  test('is there as long as the bound is not met', async () => {
    const { kept, makeRoom } = startFull(approved, 200_000)
    await makeRoom(50_000)
    expect(kept()).toHaveLength(10)
  })

  test('is made by forgetting the oldest jobs that are finished, and a few more', async () => {
    const { tables, kept, makeRoom } = startFull(['1s machine provisional', ...approved.slice(1)], 120_000)
    await makeRoom(30_000)
    expect(kept()).toEqual([1, 5, 6, 7, 8, 9, 10])
    expect(tables.bytesKept('1234')).toBeLessThan(90_000)
  })

  test('is not made of what the submission is about', async () => {
    const { kept, makeRoom } = startFull(['1s machine provisional', ...approved.slice(1)], 120_000)
    await makeRoom(30_000, 'job-1')
    expect(kept()).toEqual([1, 2, 6, 7, 8, 9, 10])
  })

  test('is made by forgetting uploads whose links have ended', async () => {
    const { tables, kept, makeRoom } = startFull(['1s machine approved'], 30_000)
    const opened = { partnerId: '1234', serial: 2, smileJobId: '2', ref: '2', request: uploadRequest(params) }
    tables.saveUpload({ ...opened, openedAt: noon - 1 })
    await makeRoom(15_000)
    expect([kept(), tables.uploadByRef('1234', '2')]).toEqual([[1], undefined])
  })

  test('is made by forgetting what only tokens that have ended hold', async () => {
    const { tables, kept, makeRoom } = startFull(['1s machine approved'], 30_000)
    const bound = { partnerId: '1234', reference: 'pii_1', value: 'x'.repeat(10_000), boundAt: noon - 1 }
    tables.saveBoundValue(bound)
    tables.saveBoundValue({ ...bound, reference: 'pii_2', value: 'short', boundAt: noon })
    await makeRoom(15_000)
    expect([kept(), tables.everything().boundValues]).toMatchObject([[1], [{ reference: 'pii_2' }]])
  })

  test('is refused where nothing that is kept is finished, and says what the bound is', async () => {
    const { kept, makeRoom } = startFull(Array<string>(10).fill('2h machine approved'), 120_000)
    await expect(makeRoom(30_000)).rejects.toThrow(FullError)
    await expect(makeRoom(30_000)).rejects.toThrow('at most 120000 bytes are kept of each partner (--keep-bytes)')
    expect(kept()).toHaveLength(10)
  })

  test('is refused where what could go is too little, which goes nevertheless', async () => {
    const { kept, makeRoom } = startFull(['1s machine approved', ...Array(9).fill('2h machine approved')], 120_000)
    await expect(makeRoom(80_000)).rejects.toThrow(FullError)
    expect(kept()).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10])
  })
})
