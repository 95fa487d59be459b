import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import type { AnswerFault } from '../../server/core/scenarios/answer-fault.ts'
import { defaultPartner, type Emulator, type EmulatorState } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { changed, exampleRequest } from '../helpers/example-request.ts'
import { withoutAddresses } from '../helpers/links.ts'
import { createTestPartner, pictureBase64, usualPackage } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { registry } from '../helpers/registry.ts'

const submissions = (await listOperations()).filter(({ operation }) => operation.products)

/** What went through a file. */
const written = (state: EmulatorState): unknown => JSON.parse(JSON.stringify(state))

async function ask(emulator: Emulator, method: string, body?: unknown) {
  const response = await fetch(`${emulator.url}/__emulator/state`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  return { status: response.status, json: (await response.json()) as any }
}

/** Makes a link, and says its id, which nobody chose. */
async function makeLink(emulator: Emulator): Promise<string> {
  const listed = (await listOperations()).find(({ operation }) => operation.path === '/v1/smile_links')
  if (!listed) throw new Error('Links are not made any more: take another endpoint that makes ids.')
  const { body } = exampleRequest(listed.operation, defaultPartner)
  return (await createTestPartner(emulator).post(listed.operation.path, body)).body.ref_id
}

/** Everything that can be submitted, in every scenario, and a user, a queue, a link and an upload without its package besides. */
async function fill(emulator: Emulator): Promise<void> {
  const partner = createTestPartner(emulator)
  let used = 0
  // An answer that is slow or broken would be waited for in vain.
  const isHeard = (fault: AnswerFault = {}) => fault.latency === undefined && fault.broken === undefined
  const scenarios = emulator.scenarios.list().filter(({ respond, upload }) => isHeard(respond) && isHeard(upload))
  for (const { name } of scenarios) {
    for (const { operation } of submissions) {
      const example = exampleRequest(operation, defaultPartner, { user_id: 'demo-anna', job_id: `job-${++used}` })
      const { body, headers } = changed(example, {}, { emulator_scenario: name })
      const { body: answer } = await partner.post(operation.path, body, headers)
      if (answer.upload_url) await partner.put(answer.upload_url, await usualPackage())
    }
  }
  await makeLink(emulator)
  await partner.upload({ jobId: 'opened' })
  await emulator.users.set('bola', 'disabled')
  await emulator.next('rejected', { times: 2 })
}

/** What an emulator reports in the next hour, to the letter. */
async function futureOf(emulator: Emulator): Promise<unknown> {
  const before = emulator.callbacks.inbox().length
  await emulator.clock.advance('1h')
  const { signed: _, ...partner } = createTestPartner(emulator)
  await partner.submit({ jobId: 'the-next-one' })
  await emulator.clock.advance('1h')
  const reported = emulator.callbacks.inbox().slice(before)
  return {
    reported,
    states: await emulator.callbacks.list(),
    jobs: await emulator.jobs.list(),
    now: emulator.clock.now(),
  }
}

// It takes seconds to fill, so it is filled once.
let full: Emulator
beforeAll(async () => {
  full = await startTestEmulator({ callbacks: 'collect' })
  await fill(full)
}, 60_000)
afterAll(() => full.close())

describe('a state put into another emulator', () => {
  test('has the same future, to the letter', async () => {
    await full.clock.advance('10s')
    const state = written(await full.snapshot())
    expect(registry.validate('control/state', state)).toEqual([])

    await using other = await startTestEmulator({ callbacks: 'collect' })
    await other.restore(state)
    expect(written(await other.snapshot())).toEqual(state)
    expect((await full.jobs.list()).length).toBeGreaterThan(100)
    const futures = [await futureOf(other), await futureOf(full)].map((future) =>
      JSON.stringify(withoutAddresses(future)),
    )
    expect(futures[0]).toBe(futures[1])
  }, 60_000)

  test('goes through HTTP alike', async () => {
    await using one = await startTestEmulator({ callbacks: 'collect' })
    await using other = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(one).submit()
    const { json: state } = await ask(one, 'GET')
    expect(await ask(other, 'PUT', state)).toEqual({ status: 200, json: { ok: true } })
    // What clients have met is not restored.
    const { coverage, ...restored } = (await ask(other, 'GET')).json
    expect(coverage).toMatchObject({ met: 0 })
    expect({ ...restored, coverage: state.coverage }).toEqual(state)
  })

  test('keeps upload links, users, queues and numbers as they were', async () => {
    await using one = await startTestEmulator({ callbacks: 'collect' })
    const opened = await createTestPartner(one).upload({ jobId: 'job-1' })
    await one.users.set('bola', 'disabled')
    await one.next('no-face')

    await using other = await startTestEmulator({ callbacks: 'collect' })
    await other.restore(written(await one.snapshot()))
    const partner = createTestPartner(other)
    const link = opened.body.upload_url.replace(one.url, other.url)
    expect((await partner.put(link, await usualPackage())).status).toBe(200)
    expect(await other.users.get('bola')).toBe('disabled')
    const { smileJobId } = await partner.submit({ jobId: 'job-2' })
    expect([smileJobId, (await other.jobs.get(smileJobId)).scenario.name]).toEqual(['0000000002', 'no-face'])
  })

  test('makes no id a second time', async () => {
    await using one = await startTestEmulator()
    const made = [await makeLink(one), await makeLink(one)]
    await one.restore(written(await one.snapshot()))
    made.push(await makeLink(one))
    expect(made).not.toContain(undefined)
    expect(new Set(made).size).toBe(3)
  })
})

describe('a state put back', () => {
  test('sets a virtual clock back, and the same things happen again', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit({ userId: 'demo-provisional' })
    await emulator.clock.advance('1s')
    const state = await emulator.snapshot()
    const reported: unknown[] = []
    for (let turn = 0; turn < 2; turn++) {
      await emulator.clock.advance('29s')
      reported.push(
        emulator.callbacks
          .inbox()
          .map(({ text }) => text)
          .at(-1),
      )
      await emulator.restore(state)
      expect(emulator.clock.now()).toBe(state.clock.now)
    }
    expect(reported[0]).toContain('"1220"')
    expect(reported[1]).toBe(reported[0])
  })

  test('forgets what came after it: jobs, journal and inbox', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const empty = await emulator.snapshot()
    await createTestPartner(emulator).submit()
    await emulator.clock.advance('1s')
    await emulator.restore(empty)
    expect([
      await emulator.jobs.list(),
      await emulator.callbacks.list(),
      emulator.journal.list(),
      emulator.callbacks.inbox(),
    ]).toEqual([[], [], [], []])
    expect(await emulator.snapshot()).toEqual(empty)
    await emulator.clock.advance('1h')
    expect(emulator.callbacks.inbox()).toEqual([])
  })

  test('sends nothing before the clock is advanced, and then what is owed, once', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.restore(written(await emulator.snapshot()))
    expect(receiver.received).toEqual([])
    await emulator.clock.advance('1h')
    expect(receiver.received).toHaveLength(1)
  })

  test('waits for an advance that is in progress, and is as it was saved', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const arrived = Promise.withResolvers<void>()
    await using receiver = await startReceiver((_, response) => {
      arrived.resolve()
      void promise.then(() => response.end('ok'))
    })
    await using emulator = await startTestEmulator()
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    const state = written(await emulator.snapshot())
    const advanced = emulator.clock.advance('1s')
    await arrived.promise
    // The advance is in progress: the state is put in place when it is over.
    const restored = emulator.restore(state)
    resolve()
    await Promise.all([advanced, restored])
    expect((await emulator.callbacks.list()).map(({ state }) => state)).toEqual(['owed'])
    expect(emulator.clock.now()).toBe((await emulator.snapshot()).clock.now)
  })

  test('goes on asking for the next callback where it was', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit({ userId: 'demo-provisional' })
    await emulator.clock.advance('30s')
    await emulator.restore(written(await emulator.snapshot()))
    const [first] = await emulator.callbacks.list()
    const answer = await fetch(`${emulator.url}/__emulator/callbacks?after=${first?.id}&wait=60s`)
    expect((await answer.json()) as object).toMatchObject({ callbacks: [{ result: { code: '1220' } }] })
  })

  test('is checked by pending waits', async () => {
    await using emulator = await startTestEmulator()
    await createTestPartner(emulator).submit({ jobId: 'job-1' })
    await emulator.clock.advance('1s')
    const state = written(await emulator.snapshot())
    await emulator.reset()
    const completed = emulator.jobs.completed('job-1')
    await emulator.restore(state)
    expect((await completed).smileJobId).toBe('0000000001')
  })

  test('leaves the object that was given as it was', async () => {
    await using emulator = await startTestEmulator()
    await createTestPartner(emulator).submit()
    const state = written(await emulator.snapshot()) as { jobs: { userId?: string }[] }
    await emulator.restore(state)
    expect(Object.isFrozen(state.jobs[0])).toBe(false)
  })
})

test('on the system clock, what fell due meanwhile is sent at once, and the rest in its time', async () => {
  await using saved = await startTestEmulator({ callbacks: 'collect' })
  await createTestPartner(saved).submit({ jobId: 'job-1', userId: 'demo-provisional' })
  const state = await saved.snapshot()
  const hour = 3_600_000
  const shift = Date.now() - state.clock.now - 2_000
  const moved = JSON.parse(JSON.stringify(state), (name, value) => {
    if (!['now', 'from', 'dueAt', 'openedAt', 'submittedAt'].includes(name)) return value
    // The machine's verdict is a second overdue; the reviewer's comes in an hour.
    return value + shift + (value === state.clock.now + 30_000 ? hour : 0)
  }) as EmulatorState

  await using emulator = await startTestEmulator({ clock: 'system', callbacks: 'collect' })
  const heard = emulator.callbacks.next({ jobId: 'job-1' })
  await emulator.restore(moved)
  expect(await heard).toMatchObject({ state: 'delivered', reported: { result: { code: '0822' } } })
  expect((await emulator.callbacks.list()).map(({ state }) => state)).toEqual(['delivered', 'owed'])
})

test('no key, no signature and no picture that was sent is in a state', async () => {
  const text = JSON.stringify(await full.snapshot())
  const base64OfSha256 = /"[A-Za-z0-9+/]{43}="/
  expect([text.includes('emulator-api-key'), text.includes(pictureBase64), base64OfSha256.test(text)]).toEqual([
    false,
    false,
    false,
  ])
})

describe('what is not a state is refused, and changes nothing', () => {
  type Change = (state: EmulatorState) => unknown

  const first = <One>([one]: readonly One[]): One => {
    if (one === undefined) throw new Error('there is none')
    return one
  }

  test.each<[string, Change, string]>([
    ['nothing', () => ({}), '/version: is required'],
    ['a list', () => [], 'expected object'],
    [
      'another version',
      (state) => ({ ...state, version: 1 }),
      'a state of version 1, and this emulator reads versions 2 to 3',
    ],
    ['a version that is not a number', (state) => ({ ...state, version: '2' }), '/version: expected the number 3'],
    ['a list left out', ({ jobs: _, ...state }) => state, '/jobs: is required'],
    ['a member that is not known', (state) => ({ ...state, secrets: [] }), '/secrets: is not known here'],
    [
      'a job that is wrong',
      (state) => ({ ...state, jobs: [{ ...first(state.jobs), submittedAt: 'noon' }] }),
      '/jobs/0/submittedAt: expected number',
    ],
    [
      'a state of a callback that is none',
      (state) => ({ ...state, deliveries: [{ ...first(state.deliveries), state: 'sent' }] }),
      '/deliveries/0/state: expected one of owed',
    ],
    [
      'a partner that is not served',
      (state) => ({ ...state, partners: [{ partnerId: '9', serial: 1, idsMade: 0, queue: [] }] }),
      '/partners/0/partnerId: partner "9" is not served here',
    ],
    [
      'a scenario that is not there',
      (state) => ({ ...state, partners: [{ ...first(state.partners), queue: ['odd'] }] }),
      '/partners/0/queue/0: there is no scenario "odd"',
    ],
    ['a callback of no job', (state) => ({ ...state, jobs: [] }), '/deliveries/0/smileJobId: /jobs has no 0000000001'],
  ])('%s', async (_, change, error) => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit()
    await emulator.clock.advance('500ms')
    const before = await emulator.snapshot()
    const wrong = change(JSON.parse(JSON.stringify(before)) as EmulatorState)
    const answer = await ask(emulator, 'PUT', wrong)
    expect([answer.status, answer.json.error]).toEqual([400, expect.stringContaining(error)])
    await expect(emulator.restore(wrong)).rejects.toThrow(error)
    expect(await emulator.snapshot()).toEqual(before)
    expect(emulator.journal.list()).toHaveLength(2)
  })

  test('a thousand problems are not listed one by one', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const state = { ...(await emulator.snapshot()), jobs: Array(1_000).fill({}) }
    const { json } = await ask(emulator, 'PUT', state)
    expect(json.error).toMatch(/And \d+ more\./)
    expect(json.error.length).toBeLessThan(3_000)
  })
})
