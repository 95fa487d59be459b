import { expect, test } from 'vitest'
import { createVirtualClock } from '../../server/clock/virtual-clock.ts'
import { decideReview } from '../../server/core/decisions/review-job.ts'
import { begun } from '../../server/core/decisions/submit-package.ts'
import type { Decision, Job } from '../../server/core/jobs/job.ts'
import type { Plan } from '../../server/core/jobs/plan.ts'
import type { EmulatorEvent } from '../../server/core/state/event.ts'
import { announceChanges } from '../../server/service/announce-changes.ts'
import type { Dispatcher } from '../../server/service/callbacks/dispatcher-port.ts'
import { createDueNotifier } from '../../server/service/callbacks/due-notifier.ts'
import { createSettlements } from '../../server/service/callbacks/settlements.ts'
import { createEvents } from '../../server/service/events.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { noon, planOf } from '../core/samples.ts'

/** Nothing is sent here. */
const silent: Dispatcher = {
  ...{ expect() {}, resume: async () => undefined, forget() {} },
  ...{ settled: async () => undefined, drain() {}, stop() {} },
}

const wordingOf = () => v1Wording

const reviewed = ['1s machine provisional', '30s human approved']

/** Plans carried out on a virtual clock that starts at noon, and what is reported of them. */
function startTelling() {
  const clock = createVirtualClock(noon)
  const storage = createMemoryStorage()
  const events = createEvents()
  const settlements = createSettlements()
  const dueNotifier = createDueNotifier({ clock, events, settlements, wordingOf })
  const store = createTableStore(storage)
  announceChanges({
    coverage: { noteDeliveries() {} },
    store,
    events,
    settlements,
    clocks: { of: () => ({ clock, dispatcher: silent, dueNotifier }), resume: () => Promise.resolve() },
    onForget() {},
  })
  function begin(plan: Plan): Job {
    void store.decide({ partnerId: '1234' }, {}, () => begun(plan, {}))
    return plan.job
  }
  function review({ smileJobId }: Job, decision: Decision): void {
    const facts = { job: storage.job('1234', smileJobId) as Job, deliveries: storage.deliveriesOf('1234', smileJobId) }
    void store.decide({ partnerId: '1234' }, {}, () => decideReview(facts, decision, clock.now(), wordingOf))
  }
  const heard: EmulatorEvent[] = []
  events.subscribe({ on: (event) => heard.push(event), closed() {} })
  const reported = () =>
    heard.map(({ at, type, result }) => [(at - noon) / 1_000, type, ...(result ? [result.code] : [])])
  return { clock, storage, settlements, dueNotifier, begin, review, reported }
}

/** The same plan with the callbacks of its results lost, so many seconds late. */
function losing({ job, deliveries }: Plan, late = 0): Plan {
  return {
    job,
    deliveries: deliveries.map((one) => ({ ...one, state: 'lost' as const, dueAt: one.dueAt + late * 1_000 })),
  }
}

test('a verdict is emitted when it becomes valid, and not before', async () => {
  const { clock, begin, reported } = startTelling()
  begin(planOf(reviewed))
  await clock.advance(999)
  expect(reported()).toEqual([[0, 'job.submitted']])
  await clock.advance(1)
  expect(reported()).toEqual([
    [0, 'job.submitted'],
    [1, 'result.due', '0822'],
  ])
  await clock.advance(60_000)
  expect(reported().at(-1)).toEqual([30, 'result.due', '1220'])
})

test('a verdict that is valid from the beginning is emitted at once', () => {
  const { begin, reported } = startTelling()
  begin(planOf(['0s machine approved']))
  expect(reported()).toEqual([
    [0, 'job.submitted'],
    [0, 'result.due', '0820'],
  ])
})

test('a review replaces what was planned, which is never emitted', async () => {
  const { clock, begin, review, reported } = startTelling()
  const job = begin(planOf(reviewed))
  await clock.advance(5_000)
  review(job, 'reject')
  await clock.advance(60_000)
  expect(reported().slice(1)).toEqual([
    [1, 'result.due', '0822'],
    [5, 'job.reviewed'],
    [5, 'callback.cancelled', '1220'],
    [5, 'result.due', '1221'],
  ])
})

test('a review at the moment of the machine’s verdict emits only its own', async () => {
  const { clock, begin, review, reported } = startTelling()
  const job = begin(planOf(reviewed))
  await clock.advance(1_000)
  review(job, 'approve')
  expect(reported().filter(([, type]) => type === 'result.due')).toEqual([
    [1, 'result.due', '0822'],
    [1, 'result.due', '1220'],
  ])
})

test('a lost callback is emitted when it would have been sent, and counts as ended from then on', async () => {
  const { clock, storage, settlements, begin, reported } = startTelling()
  begin(losing(planOf(['1s machine approved']), 4))
  const id = storage.deliveries({})[0]?.id ?? ''
  await clock.advance(4_999)
  expect((await settlements.ordinals())(id)).toBeUndefined()
  await clock.advance(1)
  expect((await settlements.ordinals())(id)).toBe(1)
  expect(reported().at(-1)).toEqual([5, 'callback.lost', '0820'])
})

test('a lost callback of a verdict that a review has overtaken is not lost but cancelled', async () => {
  const { clock, begin, review, reported } = startTelling()
  const job = begin(losing(planOf(reviewed)))
  await clock.advance(5_000)
  review(job, 'approve')
  await clock.advance(60_000)
  expect(reported().filter(([, type]) => String(type).startsWith('callback'))).toEqual([
    [1, 'callback.lost', '0822'],
    [5, 'callback.cancelled', '1220'],
  ])
})

test.each([
  ['everybody', undefined, 0],
  ['its partner', '1234', 0],
  ['another partner', '85', 1],
])('a reset of %s leaves %3$i of its verdicts to be emitted', async (_, partnerId, left) => {
  const { clock, storage, dueNotifier, begin, reported } = startTelling()
  begin(planOf(['1s machine approved']))
  storage.reset(partnerId)
  dueNotifier.forget(partnerId)
  await clock.advance(60_000)
  expect(reported().filter(([, type]) => type === 'result.due')).toHaveLength(left)
})

test('a job submitted again after a reset is emitted in its own time, once', async () => {
  const { clock, storage, dueNotifier, begin, reported } = startTelling()
  begin(losing(planOf(['1s machine approved'])))
  await clock.advance(500)
  storage.reset()
  dueNotifier.forget()
  begin(losing(planOf(['1s machine approved'], {}, 1, clock.now())))
  await clock.advance(60_000)
  expect(reported().filter(([, type]) => type !== 'job.submitted')).toEqual([
    [1.5, 'result.due', '0820'],
    [1.5, 'callback.lost', '0820'],
  ])
})

test('ten thousand verdicts due at once are emitted together', async () => {
  const { clock, begin, reported } = startTelling()
  for (let serial = 1; serial <= 10_000; serial++)
    begin(planOf(['1s machine approved'], { jobId: `job-${serial}` }, serial))
  await clock.advance(1_000)
  expect(reported().filter(([, type]) => type === 'result.due')).toHaveLength(10_000)
})

test('a stopped due notifier emits nothing', async () => {
  const { clock, dueNotifier, begin, reported } = startTelling()
  begin(planOf(['1s machine approved']))
  dueNotifier.stop()
  await clock.advance(60_000)
  expect(reported()).toEqual([[0, 'job.submitted']])
})
