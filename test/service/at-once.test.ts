import { describe, expect, test } from 'vitest'
import { createVirtualClock } from '../../server/clock/virtual-clock.ts'
import type { SmileError } from '../../server/core/errors.ts'
import type { UploadRequest } from '../../server/core/jobs/submission.ts'
import { openUpload } from '../../server/service/jobs/open-upload.ts'
import { createRetention } from '../../server/service/jobs/retention.ts'
import { reviewJob } from '../../server/service/jobs/review-job.ts'
import type { Partners } from '../../server/service/partners/partners.ts'
import { queueScenario } from '../../server/service/scenarios/queue-scenario.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import type { Store } from '../../server/store/store.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import type { Storage } from '../../server/store/tables.ts'
import { namesOf } from '../../server/vendor/v1/jobs/names.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { noon, planOf, scenario, uploadRequest } from '../core/samples.ts'
import { freshFile } from '../helpers/data-file.ts'
import { createSlowStore } from '../helpers/slow-store.ts'

const usual = scenario('approved', {}, { stages: planStages() })
const endless = { keepJobs: Number.POSITIVE_INFINITY, keepJobsFor: undefined, keepBytes: undefined }
const queued = scenario('rejected', {}, { stages: planStages() })

function planStages() {
  return [{ after: 1_000, outcome: 'approved', by: 'machine', overrides: {} } as const]
}

/** Use cases over a store, for one partner. */
function startUseCases(store: Store) {
  const partner = { id: '1234', apiKey: 'key', callbackUrl: undefined }
  const scenarios = [usual, queued]
  const parts = {
    store,
    partners: {
      find: () => partner,
      meant: () => partner,
      asked: () => ['1234'],
      seedOf: () => '',
    } as unknown as Partners,
    scenarios: {
      catalogue: () => ({ scenarios, defaultName: 'approved', canSay: v1Wording.canSay }),
      named: (name: string) => scenarios.find((one) => one.name === name) ?? usual,
    },
    clocks: { clockOf: () => createVirtualClock(noon) },
    retention: createRetention({ retentionLimits: endless, uploadLinkLifetime: 900_000, tokenLifetime: 900_000 }),
    wordingOf: () => v1Wording,
    namingOf: () => ({ namesOf }),
    isOnFile: () => true,
    strict: false,
  }
  const begun = () => ({ now: noon, epoch: store.epochOf('1234') })
  const open = (changes: Partial<UploadRequest>) => openUpload(parts, uploadRequest(changes), begun())
  return { parts, open }
}

/** How many came through, and as what the others were refused. */
async function outcomes(calls: readonly Promise<unknown>[]): Promise<{ done: number; refused: readonly unknown[] }> {
  const ended = await Promise.allSettled(calls)
  const refused = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  return { done: ended.length - refused.length, refused }
}

const kinds: readonly (readonly [string, () => Storage, (store: Store) => Store])[] = [
  ['memory', createMemoryStorage, (store) => store],
  ['SQLite', () => openSqliteStorage(freshFile()), (store) => store],
  ['slow', createMemoryStorage, createSlowStore],
]

describe.each(kinds)('over a %s store, at once', (_, openTables, wrapped) => {
  function start() {
    const tables = openTables()
    const store = wrapped(createTableStore(tables))
    return { tables, store, ...startUseCases(store) }
  }

  test('one of five hundred submissions of one job_id is taken', async () => {
    const { tables, open } = start()
    const { done, refused } = await outcomes(Array.from({ length: 500 }, () => open({})))
    expect(done).toBe(1)
    expect(new Set(refused.map((error) => (error as SmileError).kind))).toEqual(new Set(['job_exists']))
    expect(tables.everything()).toMatchObject({ uploads: [{ serial: 1 }], partners: [{ serial: 1 }] })
  })

  test('submissions of several names each get a serial of their own', async () => {
    const { tables, open } = start()
    await Promise.all(Array.from({ length: 50 }, (_, index) => open({ jobId: `job-${index}` })))
    expect(new Set(tables.everything().uploads.map(({ serial }) => serial)).size).toBe(50)
  })

  test('one of many reviews of a job counts', async () => {
    const { tables, parts } = start()
    const { job, deliveries } = planOf(['1s machine provisional', '30s human approved'], {}, 1, noon - 5_000)
    tables.savePlan({ job, deliveries })
    const one = { smileJobId: job.smileJobId, partnerId: undefined }
    const { done, refused } = await outcomes(Array.from({ length: 20 }, () => reviewJob(parts, one, 'reject')))
    expect(done).toBe(1)
    expect(String(refused[0])).toContain('a final result never changes')
    expect(tables.job('1234', job.smileJobId)?.reviews).toHaveLength(1)
  })

  test('a queue of three is taken by three of ten submissions', async () => {
    const { tables, parts, open } = start()
    await queueScenario(parts, 'rejected', 3, undefined)
    const opened = await Promise.all(Array.from({ length: 10 }, (_, index) => open({ jobId: `job-${index}` })))
    expect(opened.filter(({ queuedScenario }) => queuedScenario === 'rejected')).toHaveLength(3)
    expect(tables.queue('1234')).toEqual([])
  })

  test('a reset amid submissions leaves nothing that began before it', async () => {
    const { tables, store, open } = start()
    const early = Array.from({ length: 20 }, (_, index) => open({ jobId: `early-${index}` }))
    tables.reset('1234')
    store.endEpoch({ by: 'reset', partnerId: '1234' })
    const late = Array.from({ length: 5 }, (_, index) => open({ jobId: `late-${index}` }))
    await outcomes(early)
    expect((await outcomes(late)).done).toBe(5)
    expect(tables.everything().uploads.map(({ request }) => request.jobId)).toEqual(
      late.map((_, index) => `late-${index}`),
    )
  })
})
