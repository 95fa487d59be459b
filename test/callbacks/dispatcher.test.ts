import { setImmediate } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { createDispatcher } from '../../server/callbacks/dispatcher.ts'
import { mostAtOnce, type Transport } from '../../server/callbacks/transport.ts'
import type { Clock } from '../../server/clock/clock.ts'
import { createSystemClock } from '../../server/clock/system-clock.ts'
import { createVirtualClock } from '../../server/clock/virtual-clock.ts'
import type { Attempt, Delivery } from '../../server/core/callbacks/delivery.ts'
import type { Message } from '../../server/core/callbacks/message.ts'
import { StorageError } from '../../server/core/errors.ts'
import { type Plan, planReplay, planReview } from '../../server/core/jobs/plan.ts'
import type { Dispatcher } from '../../server/service/callbacks/dispatcher-port.ts'
import { createMemoryStorage } from '../../server/store/memory/memory.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import type { Store } from '../../server/store/store.ts'
import { createTableStore } from '../../server/store/table-store.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { noon, planOf, said } from '../core/samples.ts'
import { freshFile } from '../helpers/data-file.ts'
import { createSlowStore } from '../helpers/slow-store.ts'

type Outcome = Awaited<ReturnType<Transport['post']>>
type Answer = Outcome | Promise<Outcome>

const ok: Outcome = { status: 200, latency: 1 }
const failing: Outcome = { status: 500, latency: 1 }
const silent: Outcome = { problem: 'No answer.', latency: 1 }
const machineOnly = ['1s machine approved']
const reviewed = ['1s machine provisional', '30s human approved']

/** Has a dispatcher hear of what changes. */
function follow(store: Store, dispatcher: Dispatcher): void {
  store.listen({
    committed: ({ changes: { deliveries = [] } }) => dispatcher.expect(deliveries.map(({ after }) => after)),
    ended: ({ partnerId }) => dispatcher.forget(partnerId),
  })
}

/** Keeps a plan. In memory it is there when this returns. */
function keep(store: Store, plan: Plan): Promise<Plan> {
  const changes = { jobs: [{ after: plan.job }], deliveries: plan.deliveries.map((after) => ({ after })) }
  return store.decide({ partnerId: plan.job.partnerId }, {}, () => ({ answer: plan, changes }))
}

/** A dispatcher on a virtual clock that starts at noon, with an endpoint that answers as the test asks. */
function startDispatcher(answers: readonly Answer[] = [], retrySchedule?: readonly number[]) {
  return startDispatcherOn(createVirtualClock(noon), answers, retrySchedule)
}

/** The same on any clock. */
function startDispatcherOn<Kind extends Clock>(
  clock: Kind,
  answers: readonly Answer[] = [],
  retrySchedule: readonly number[] = [5_000, 30_000],
) {
  const storage = createMemoryStorage()
  const posts: (Message & { after: number })[] = []
  const reported: [Delivery, Attempt][] = []
  const firstPost = Promise.withResolvers<void>()
  const transport: Transport = {
    async post(message) {
      posts.push({ ...message, after: clock.now() - noon })
      firstPost.resolve()
      return answers[posts.length - 1] ?? ok
    },
    close() {},
  }
  const store = createTableStore(storage)
  const dispatcher = createDispatcher({
    store,
    clock,
    transport,
    scheduleOf: () => retrySchedule,
    wordingOf: () => v1Wording,
    encode: ({ url, reported: { result } }, _job, now) => ({
      url,
      headers: {},
      body: `${said(result)} signed ${now - noon}`,
    }),
    onAttempt: (delivery, attempt) => reported.push([delivery, attempt]),
  })
  follow(store, dispatcher)
  function send(plan: Plan): Plan {
    void keep(store, plan)
    return plan
  }
  const states = () => storage.deliveries({}).map(({ state }) => state)
  return { clock, storage, store, posts, reported, dispatcher, send, states, firstPost: firstPost.promise }
}

test('a callback is sent at its moment and not before, signed as of then', async () => {
  const { clock, posts, send } = startDispatcher()
  send(planOf(reviewed))
  await clock.advance(999)
  expect(posts).toEqual([])
  await clock.advance(1)
  expect(posts).toMatchObject([
    { url: 'http://localhost:3000/callback', body: 'machine provisional signed 1000', after: 1_000 },
  ])
  await clock.advance(29_000)
  expect(posts[1]).toMatchObject({ body: 'human approved signed 30000', after: 30_000 })
})

test.each<[string, Outcome[], string, number[]]>([
  ['an endpoint that answers 200', [ok], 'delivered', [1_000]],
  ['an endpoint that answers another 2xx', [{ status: 202, latency: 1 }], 'delivered', [1_000]],
  ['an endpoint that fails once', [failing, ok], 'delivered', [1_000, 6_000]],
  ['an endpoint that is silent twice', [silent, silent, ok], 'delivered', [1_000, 6_000, 36_000]],
  ['an endpoint that always fails', [failing, failing, failing], 'given_up', [1_000, 6_000, 36_000]],
  [
    'an endpoint that redirects',
    [301, 302, 308].map((status) => ({ status, latency: 1 })),
    'given_up',
    [1_000, 6_000, 36_000],
  ],
  ['an address that may not be called', [{ ...silent, refused: true }], 'refused', [1_000]],
])('%s: tried on the schedule and no longer', async (_, answers, state, times) => {
  const { clock, storage, posts, send, states } = startDispatcher(answers)
  send(planOf(machineOnly))
  await clock.advance(86_400_000)
  expect(posts.map(({ after }) => after)).toEqual(times)
  expect(states()).toEqual([state])
  expect(storage.deliveries({})[0]?.attempts).toMatchObject(
    times.map((time, index) => ({ at: noon + time, ...(answers[index]?.status && { status: answers[index].status }) })),
  )
})

test('every attempt has a new signature', async () => {
  const { clock, posts, send } = startDispatcher([failing, failing])
  send(planOf(machineOnly))
  await clock.advance(60_000)
  expect(posts.map(({ body }) => body)).toEqual([
    'machine approved signed 1000',
    'machine approved signed 6000',
    'machine approved signed 36000',
  ])
})

test('the schedule is the wait before each further attempt', async () => {
  const { clock, posts, send } = startDispatcher([failing, failing], [2_000, 5_000])
  send(planOf(machineOnly))
  await clock.advance(60_000)
  expect(posts.map(({ after }) => after)).toEqual([1_000, 3_000, 8_000])
})

test('a schedule may try again in the same moment', async () => {
  const { clock, posts, send, states } = startDispatcher([failing, failing], [0, 0])
  send(planOf(machineOnly))
  await clock.advance(1_000)
  expect(posts.map(({ after }) => after)).toEqual([1_000, 1_000, 1_000])
  expect(states()).toEqual(['delivered'])
})

test('a retried first verdict may arrive after the final one', async () => {
  const { clock, posts, send } = startDispatcher([failing, failing])
  send(planOf(reviewed))
  await clock.advance(60_000)
  expect(posts.map(({ body }) => body.split(' ')[1])).toEqual(['provisional', 'provisional', 'approved', 'provisional'])
})

test('a callback that cannot be written is refused, and says why', async () => {
  const clock = createVirtualClock(noon)
  const storage = createMemoryStorage()
  const store = createTableStore(storage)
  const dispatcher = createDispatcher({
    store,
    clock,
    transport: { post: () => Promise.reject(new Error('posted')), close() {} },
    scheduleOf: () => [5_000],
    wordingOf: () => v1Wording,
    encode() {
      throw new Error('its job is gone')
    },
  })
  follow(store, dispatcher)
  await keep(store, planOf(machineOnly))
  await clock.advance(60_000)
  expect(storage.deliveries({})).toMatchObject([{ state: 'refused', attempts: [{ problem: 'its job is gone' }] }])
})

test('an attempt that cannot be kept is reported, and the others continue', async () => {
  const { clock, storage, reported, send, states } = startDispatcher()
  const warned = vi.spyOn(process, 'emitWarning').mockReturnValue()
  const save = storage.saveDelivery
  send(planOf(reviewed))
  storage.saveDelivery = () => {
    throw new StorageError('The disk is full.')
  }
  await clock.advance(1_000)
  storage.saveDelivery = save
  await clock.advance(60_000)
  expect(states()).toEqual(['owed', 'delivered'])
  expect(reported).toHaveLength(1)
  const problem = /^An attempt at callback 1234-0000000001-\w+-1 was not kept.* The disk is full\.$/
  expect(warned.mock.calls).toEqual([[expect.stringMatching(problem)]])
  warned.mockRestore()
})

test("after a reviewer's decision the planned verdict is never reported, and the decision is reported at once", async () => {
  const { clock, storage, posts, send, states } = startDispatcher()
  const { job } = send(planOf(reviewed))
  await clock.advance(5_000)
  const plan = planReview(job, storage.deliveries({}), 'reject', clock.now())
  if (plan) send(plan)
  await clock.advance(0)
  expect(posts.at(-1)).toMatchObject({ body: 'human rejected signed 5000', after: 5_000 })
  await clock.advance(60_000)
  expect(posts).toHaveLength(2)
  expect(states()).toEqual(['delivered', 'cancelled', 'delivered'])
})

test('a replay is sent as soon as the clock moves', async () => {
  const { clock, posts, send } = startDispatcher()
  const { job, deliveries } = send(planOf(machineOnly))
  await clock.advance(10_000)
  send({ job, deliveries: deliveries.map((one) => planReplay(one, 2, clock.now())) })
  await clock.advance(0)
  expect(posts.map(({ body }) => body)).toEqual(['machine approved signed 1000', 'machine approved signed 10000'])
})

test('an attempt is recorded before it is reported', async () => {
  const { clock, storage, reported, send } = startDispatcher([failing, ok])
  send(planOf(machineOnly))
  await clock.advance(10_000)
  expect(reported.map(([{ state }, { status }]) => [state, status])).toEqual([
    ['owed', 500],
    ['delivered', 200],
  ])
  expect(storage.delivery(reported[1]?.[0].id ?? '')).toEqual(reported[1]?.[0])
})

type Started = Pick<ReturnType<typeof startDispatcher>, 'dispatcher' | 'store'>

describe('five hundred callbacks to one host, due at once', () => {
  async function startMany() {
    const gate = Promise.withResolvers<Outcome>()
    const started = startDispatcher(Array.from({ length: mostAtOnce }, () => gate.promise))
    for (let serial = 1; serial <= 500; serial++) started.send(planOf(machineOnly, { jobId: `job-${serial}` }, serial))
    const other = { jobId: 'job-501', callbackUrl: 'http://localhost:3001/callback' }
    started.send(planOf(machineOnly, other, 501))
    const arrived = started.clock.advance(1_000)
    await started.firstPost
    await setImmediate()
    return { ...started, gate, arrived }
  }

  test('are posted so many at once, and delay none to another host', async () => {
    const { posts, states, gate, arrived } = await startMany()
    expect(posts.map(({ url }) => url)).toEqual([
      ...Array.from({ length: mostAtOnce }, () => 'http://localhost:3000/callback'),
      'http://localhost:3001/callback',
    ])
    gate.resolve(ok)
    await arrived
    expect(posts).toHaveLength(501)
    expect(new Set(states())).toEqual(new Set(['delivered']))
  })

  const ends: readonly (readonly [string, (started: Started) => unknown])[] = [
    ['a reset', ({ store }) => store.reset()],
    ['it is drained', ({ dispatcher }) => dispatcher.drain()],
    ['it is stopped', ({ dispatcher }) => dispatcher.stop()],
  ]

  test.each(ends)('those that wait are not sent after %s', async (_, end) => {
    const { posts, gate, arrived, ...started } = await startMany()
    await end(started)
    gate.resolve(ok)
    await arrived
    expect(posts).toHaveLength(mostAtOnce + 1)
  })
})

describe('while an attempt is in progress', () => {
  function startWaiting(stages = machineOnly) {
    const gate = Promise.withResolvers<Outcome>()
    const started = startDispatcher([gate.promise])
    started.send(planOf(stages))
    return { ...started, gate, arrived: started.clock.advance(1_000) }
  }

  test('settled waits for it', async () => {
    const { dispatcher, gate, states, arrived, firstPost } = startWaiting()
    await firstPost
    gate.resolve(ok)
    await dispatcher.settled()
    expect(states()).toEqual(['delivered'])
    await arrived
  })

  test('a reset forgets it, and it is not tried again', async () => {
    const { clock, storage, store, posts, reported, gate, arrived, firstPost } = startWaiting()
    await firstPost
    await store.reset()
    gate.resolve(failing)
    await arrived
    await clock.advance(60_000)
    expect(storage.deliveries({})).toEqual([])
    expect([posts.length, reported.length]).toEqual([1, 0])
  })

  test.each([
    ['a reset', undefined],
    ['a reset of its partner', '1234'],
  ])('%s keeps its answer from a new job that has the same number', async (_, partnerId) => {
    const { clock, storage, store, posts, send, gate, arrived, firstPost } = startWaiting()
    await firstPost
    await store.reset(partnerId)
    const again = send(planOf(machineOnly, {}, 1, clock.now()))
    gate.resolve(ok)
    await arrived
    expect(storage.deliveries({})).toEqual(again.deliveries)
    await clock.advance(1_000)
    expect(posts.map(({ after }) => after)).toEqual([1_000, 2_000])
  })

  test('a reset of another partner leaves it alone', async () => {
    const { store, gate, states, arrived, firstPost } = startWaiting()
    await firstPost
    await store.reset('85')
    gate.resolve(ok)
    await arrived
    expect(states()).toEqual(['delivered'])
  })

  test('a drained dispatcher records it, and sends nothing more', async () => {
    const { clock, dispatcher, posts, gate, states, arrived, firstPost } = startWaiting(reviewed)
    await firstPost
    dispatcher.drain()
    gate.resolve(ok)
    await arrived
    await clock.advance(60_000)
    expect(states()).toEqual(['delivered', 'owed'])
    expect(posts).toHaveLength(1)
  })

  test('a stop keeps its answer from being recorded, and nothing more is sent', async () => {
    const { clock, dispatcher, posts, gate, states, arrived, firstPost } = startWaiting(reviewed)
    await firstPost
    dispatcher.stop()
    gate.resolve(ok)
    await arrived
    await clock.advance(60_000)
    expect(states()).toEqual(['owed', 'owed'])
    expect(posts).toHaveLength(1)
  })
})

test('a job submitted again after a reset calls back once, even in the same moment', async () => {
  const { clock, store, posts, send } = startDispatcher()
  send(planOf(machineOnly))
  await store.reset()
  send(planOf(machineOnly))
  await clock.advance(60_000)
  expect(posts).toHaveLength(1)
})

test('a job submitted again some time after a reset calls back at its own moment', async () => {
  const { clock, store, posts, send } = startDispatcher()
  send(planOf(machineOnly))
  await clock.advance(500)
  await store.reset()
  send(planOf(machineOnly, {}, 1, clock.now()))
  await clock.advance(60_000)
  expect(posts.map(({ after }) => after)).toEqual([1_500])
})

test('a stopped dispatcher sends nothing', async () => {
  const { clock, dispatcher, posts, send } = startDispatcher()
  send(planOf(machineOnly))
  dispatcher.stop()
  send(planOf(machineOnly, { jobId: 'job-2' }, 2))
  await clock.advance(60_000)
  expect(posts).toEqual([])
})

test('what falls due while other callbacks are being claimed is sent too, on a clock that goes on meanwhile', async () => {
  const clock = createSystemClock()
  const posted: string[] = []
  const store = createTableStore(createMemoryStorage())
  const dispatcher = createDispatcher({
    store: {
      ...store,
      async claimDue(...asked) {
        const claims = await store.claimDue(...asked)
        await new Promise((resolve) => setTimeout(resolve, 20))
        return claims
      },
    },
    clock,
    transport: {
      async post({ url }) {
        posted.push(url)
        return ok
      },
      close() {},
    },
    scheduleOf: () => [],
    wordingOf: () => v1Wording,
    encode: ({ jobId }) => ({ url: jobId, headers: {}, body: '' }),
  })
  follow(store, dispatcher)
  const now = clock.now()
  for (const [serial, jobId] of ['first', 'while it is claimed', 'later'].entries()) {
    await keep(store, planOf(machineOnly, { jobId }, serial + 1, now - 1_000 + serial * 10))
  }
  await vi.waitUntil(() => posted.length === 3, { interval: 2, timeout: 2_000 })
  expect(posted).toEqual(['first', 'while it is claimed', 'later'])
  dispatcher.stop()
  clock.stop()
})

test('after the machine’s clock went back and ahead again, what is overdue is sent, and newer ones do not wait behind it', async () => {
  let off = 0
  const { timeOrigin } = performance
  const machine = vi.spyOn(Date, 'now').mockImplementation(() => Math.floor(timeOrigin + performance.now()) + off)
  const clock = createSystemClock(1, 5)
  const { posts, send, dispatcher } = startDispatcherOn(clock)
  send(planOf(['10ms machine approved'], {}, 1, clock.now()))
  off = -7_200_000
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(posts).toEqual([])
  off = 0
  send(planOf(['10ms machine approved'], { jobId: 'job-2' }, 2, clock.now()))
  await vi.waitFor(() => expect(posts).toHaveLength(2))
  await dispatcher.settled()
  machine.mockRestore()
  clock.stop()
})

const kinds = {
  memory: () => createTableStore(createMemoryStorage()),
  SQLite: () => createTableStore(openSqliteStorage(freshFile())),
  slow: () => createSlowStore(createTableStore(createMemoryStorage())),
}

describe.each(Object.entries(kinds))('two dispatchers over one %s store', (_, open) => {
  /** A dispatcher on a clock of its own, as another process would have one. */
  function startOne(store: Store, answer: Outcome) {
    const clock = createVirtualClock(noon)
    const posted: string[] = []
    const dispatcher = createDispatcher({
      store,
      clock,
      transport: {
        async post({ body }) {
          posted.push(body)
          await setImmediate()
          return answer
        },
        close() {},
      },
      scheduleOf: () => [5_000],
      wordingOf: () => v1Wording,
      encode: ({ id, attempts, url }) => ({ url, headers: {}, body: `${id} ${attempts.length + 1}` }),
    })
    follow(store, dispatcher)
    return { clock, posted }
  }

  test.each([
    ['once', ok, 1],
    ['once for each attempt', failing, 2],
  ])('send each callback %s', async (_, answer, tries) => {
    const store = open()
    const [one, other] = [startOne(store, answer), startOne(store, answer)]
    const plans = Array.from({ length: 50 }, (_, index) => planOf(machineOnly, { jobId: `job-${index}` }, index + 1))
    await Promise.all(plans.map((plan) => keep(store, plan)))
    await Promise.all([one.clock.advance(60_000), other.clock.advance(60_000)])
    const ids = plans.flatMap(({ deliveries }) => deliveries.map(({ id }) => id))
    const wanted = ids.flatMap((id) => Array.from({ length: tries }, (_, index) => `${id} ${index + 1}`))
    expect([...one.posted, ...other.posted].toSorted()).toEqual(wanted.toSorted())
    const kept = await store.deliveries({})
    expect(kept.every(({ attempts }) => attempts.length === tries)).toBe(true)
  })

  test('send nothing of what was there before a reset', async () => {
    const store = open()
    const { clock, posted } = startOne(store, ok)
    void keep(store, planOf(machineOnly, { jobId: 'before' }))
    const resetting = store.reset()
    const again = planOf(machineOnly, { jobId: 'after' }, 2)
    await resetting
    await keep(store, again)
    await clock.advance(60_000)
    expect(posted).toEqual(again.deliveries.map(({ id }) => `${id} 1`))
  })
})

test('a virtual clock stops at what another process has planned, without any notice to the dispatcher', async () => {
  const store = createTableStore(createMemoryStorage())
  const clock = createVirtualClock(noon)
  const posts: number[] = []
  createDispatcher({
    store,
    clock,
    transport: {
      async post() {
        posts.push(clock.now() - noon)
        return ok
      },
      close() {},
    },
    scheduleOf: () => [],
    wordingOf: () => v1Wording,
    encode: ({ url }) => ({ url, headers: {}, body: '' }),
  })
  await keep(store, planOf(machineOnly))
  await clock.advance(60_000)
  expect(posts).toEqual([1_000])
})
