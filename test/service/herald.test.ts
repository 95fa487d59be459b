import { expect, test } from 'vitest'
import { v1Wording } from '../../server/api/v1/wording/wording.ts'
import { createVirtualClock } from '../../server/clock/virtual-clock.ts'
import type { EmulatorEvent } from '../../server/core/event.ts'
import { type Plan, planReview } from '../../server/core/plan.ts'
import type { Courier } from '../../server/service/courier.ts'
import { createEvents } from '../../server/service/events.ts'
import { createHerald } from '../../server/service/herald.ts'
import { createPlans } from '../../server/service/plans.ts'
import { createSettlements } from '../../server/service/settlements.ts'
import { createMemoryStorage } from '../../server/storage/memory.ts'
import { noon, planOf } from '../core/samples.ts'

/** Nothing is sent here. */
const silent: Courier = { expect() {}, forget() {}, settled: async () => undefined, drain() {}, stop() {} }

const wordingOf = () => v1Wording

const reviewed = ['1s machine provisional', '30s human approved']

/** Plans carried out on a virtual clock that starts at noon, and what is told of them. */
function startTelling() {
  const clock = createVirtualClock(noon)
  const storage = createMemoryStorage()
  const events = createEvents()
  const settlements = createSettlements()
  const herald = createHerald({ storage, clock, events, settlements, wordingOf })
  const plans = createPlans({
    storage,
    events,
    wordingOf,
    timelines: { of: () => ({ clock, courier: silent, herald }) },
  })
  const heard: EmulatorEvent[] = []
  events.subscribe({ on: (event) => heard.push(event), closed() {} })
  const told = () => heard.map(({ at, type, result }) => [(at - noon) / 1_000, type, ...(result ? [result.code] : [])])
  return { clock, storage, settlements, herald, plans, told }
}

/** The same plan with the callbacks of its results lost, so many seconds late. */
function losing({ job, deliveries }: Plan, late = 0): Plan {
  return {
    job,
    deliveries: deliveries.map((one) => ({ ...one, state: 'lost' as const, dueAt: one.dueAt + late * 1_000 })),
  }
}

test('a verdict is told when it comes to hold, and not before', async () => {
  const { clock, plans, told } = startTelling()
  plans.begin(() => planOf(reviewed))
  await clock.advance(999)
  expect(told()).toEqual([[0, 'job.submitted']])
  await clock.advance(1)
  expect(told()).toEqual([
    [0, 'job.submitted'],
    [1, 'result.due', '0822'],
  ])
  await clock.advance(60_000)
  expect(told().at(-1)).toEqual([30, 'result.due', '1220'])
})

test('a verdict that holds from the beginning is told at once', () => {
  const { plans, told } = startTelling()
  plans.begin(() => planOf(['0s machine approved']))
  expect(told()).toEqual([
    [0, 'job.submitted'],
    [0, 'result.due', '0820'],
  ])
})

test('a review takes the place of what was planned, which is never told', async () => {
  const { clock, storage, plans, told } = startTelling()
  const job = plans.begin(() => planOf(reviewed))
  await clock.advance(5_000)
  const plan = planReview(job, storage.deliveriesOf('1234', job.smileJobId), 'reject', clock.now())
  if (plan) plans.decide(plan, job, 'reject', clock.now())
  await clock.advance(60_000)
  expect(told().slice(1)).toEqual([
    [1, 'result.due', '0822'],
    [5, 'job.reviewed'],
    [5, 'callback.cancelled', '1220'],
    [5, 'result.due', '1221'],
  ])
})

test('a review in the very moment of the machine’s verdict tells its own alone', async () => {
  const { clock, storage, plans, told } = startTelling()
  const job = plans.begin(() => planOf(reviewed))
  await clock.advance(1_000)
  const plan = planReview(job, storage.deliveriesOf('1234', job.smileJobId), 'approve', clock.now())
  if (plan) plans.decide(plan, job, 'approve', clock.now())
  expect(told().filter(([, type]) => type === 'result.due')).toEqual([
    [1, 'result.due', '0822'],
    [1, 'result.due', '1220'],
  ])
})

test('a lost callback is told when it would have been sent, and counts as ended from then on', async () => {
  const { clock, storage, settlements, plans, told } = startTelling()
  plans.begin(() => losing(planOf(['1s machine approved']), 4))
  const id = storage.deliveries({})[0]?.id ?? ''
  await clock.advance(4_999)
  expect(settlements.ordinalOf(id)).toBeUndefined()
  await clock.advance(1)
  expect(settlements.ordinalOf(id)).toBe(1)
  expect(told().at(-1)).toEqual([5, 'callback.lost', '0820'])
})

test('a lost callback of a verdict that a review has overtaken is not lost but cancelled', async () => {
  const { clock, storage, plans, told } = startTelling()
  const job = plans.begin(() => losing(planOf(reviewed)))
  await clock.advance(5_000)
  const plan = planReview(job, storage.deliveriesOf('1234', job.smileJobId), 'approve', clock.now())
  if (plan) plans.decide(plan, job, 'approve', clock.now())
  await clock.advance(60_000)
  expect(told().filter(([, type]) => String(type).startsWith('callback'))).toEqual([
    [1, 'callback.lost', '0822'],
    [5, 'callback.cancelled', '1220'],
  ])
})

test.each([
  ['everybody', undefined, 0],
  ['its partner', '1234', 0],
  ['another partner', '85', 1],
])('a reset of %s leaves %3$i of its verdicts to be told', async (_, partnerId, left) => {
  const { clock, storage, herald, plans, told } = startTelling()
  plans.begin(() => planOf(['1s machine approved']))
  storage.reset(partnerId)
  herald.forget(partnerId)
  await clock.advance(60_000)
  expect(told().filter(([, type]) => type === 'result.due')).toHaveLength(left)
})

test('a job submitted again after a reset is told of in its own time, once', async () => {
  const { clock, storage, herald, plans, told } = startTelling()
  plans.begin(() => losing(planOf(['1s machine approved'])))
  await clock.advance(500)
  storage.reset()
  herald.forget()
  plans.begin(() => losing(planOf(['1s machine approved'], {}, 1, clock.now())))
  await clock.advance(60_000)
  expect(told().filter(([, type]) => type !== 'job.submitted')).toEqual([
    [1.5, 'result.due', '0820'],
    [1.5, 'callback.lost', '0820'],
  ])
})

test('ten thousand verdicts due at once are told in one go', async () => {
  const { clock, plans, told } = startTelling()
  for (let serial = 1; serial <= 10_000; serial++)
    plans.begin(() => planOf(['1s machine approved'], { jobId: `job-${serial}` }, serial))
  await clock.advance(1_000)
  expect(told().filter(([, type]) => type === 'result.due')).toHaveLength(10_000)
})

test('a stopped herald tells nothing', async () => {
  const { clock, herald, plans, told } = startTelling()
  plans.begin(() => planOf(['1s machine approved']))
  herald.stop()
  await clock.advance(60_000)
  expect(told()).toEqual([[0, 'job.submitted']])
})
