import { describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { play } from '../helpers/play.ts'
import { productRows } from '../helpers/product-rows.ts'
import { startReceiver } from '../helpers/receiver.ts'

const rows = await productRows('v1')

async function startWith(respond: object): Promise<Emulator> {
  const emulator = await startTestEmulator()
  put(emulator, respond)
  return emulator
}

function put(emulator: Emulator, respond: object): void {
  emulator.scenarios.put('mine', { summary: 'Made for a test.', extends: 'rejected', respond })
}

/** Submits as that user, each time with a job_id of its own. @returns the status answered. */
async function submitAs(emulator: Emulator, userId: string): Promise<number> {
  const { status } = await createTestPartner(emulator).upload({ userId, params: { emulator_scenario: 'mine' } })
  return status
}

async function statuses(emulator: Emulator, users: readonly string[]): Promise<number[]> {
  const answered: number[] = []
  for (const user of users) answered.push(await submitAs(emulator, user))
  return answered
}

const [anna, bola] = ['demo-anna', 'demo-bola'] as const

describe('a refusal that ends', () => {
  test.each(rows)('lets the scenario apply then: $call, $product', async ({ listed, product }) => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    emulator.scenarios.put('mine', { summary: 'Once.', extends: 'approved', respond: { status: 503, times: 1 } })
    const script = { listed, product, scenario: 'mine', moments: [0, 1_000] }
    expect((await play(script, emulator, receiver)).answer).toMatchObject({
      status: 503,
      hint: expect.stringContaining('mine'),
    })
    expect(await emulator.jobs.list()).toEqual([])
    const played = await play(script, emulator, receiver)
    expect([played.answer.status, played.answer.hint]).toEqual([200, ''])
    expect(played.moments.at(-1)?.status.body).toMatchObject({ job_complete: true })
  })

  test('counts each user’s submissions separately, whatever their job_id, and starts again', async () => {
    await using emulator = await startWith({ status: 503, times: 2 })
    expect(await statuses(emulator, [anna, bola, anna, anna, bola, bola, anna])).toEqual([
      503, 503, 503, 200, 503, 200, 503,
    ])
  })

  test('may end by time, counted from the first', async () => {
    await using emulator = await startWith({ error: { code: '2206', text: 'Busy' }, until: '10s' })
    expect(await submitAs(emulator, anna)).toBe(400)
    await emulator.clock.advance('9s')
    expect(await statuses(emulator, [anna, bola])).toEqual([400, 400])
    await emulator.clock.advance('1s')
    expect(await statuses(emulator, [anna, bola])).toEqual([200, 400])
  })

  test('ends by whichever comes first', async () => {
    await using emulator = await startWith({ status: 429, times: 2, until: '10s' })
    expect(await statuses(emulator, [anna, anna, anna, bola])).toEqual([429, 429, 200, 429])
    await emulator.clock.advance('10s')
    expect(await submitAs(emulator, bola)).toBe(200)
  })

  test('stays queued until it accepts a submission, and then applies to that one', async () => {
    await using emulator = await startWith({ status: 503, times: 1 })
    await emulator.next('mine')
    const partner = createTestPartner(emulator)
    expect((await partner.upload()).status).toBe(503)
    await partner.submit()
    await partner.submit()
    expect((await emulator.jobs.list()).map(({ scenario }) => [scenario.name, scenario.chosenBy])).toEqual([
      ['approved', 'default'],
      ['mine', 'queued'],
    ])
  })

  test('goes on where it was after a restart, and is forgotten by a reset', async () => {
    const respond = { status: 503, times: 2 }
    await using before = await startWith(respond)
    await submitAs(before, anna)
    await using emulator = await startWith(respond)
    await emulator.restore(JSON.parse(JSON.stringify(await before.snapshot())))
    put(emulator, respond)
    expect(await statuses(emulator, [anna, anna])).toEqual([503, 200])
    expect(await submitAs(before, anna)).toBe(503)
    await before.reset()
    expect(await statuses(before, [anna, anna, anna])).toEqual([503, 503, 200])
  })
})

describe('a refusal that begins later', () => {
  test('comes after so many submissions of a user, whatever their job_id, and stays until a reset', async () => {
    await using emulator = await startWith({ status: 429, after: 2 })
    expect(await statuses(emulator, [anna, bola, anna, anna, anna, bola, bola])).toEqual([
      200, 200, 200, 429, 429, 200, 429,
    ])
    await emulator.reset()
    expect(await statuses(emulator, [anna, anna, anna])).toEqual([200, 200, 429])
  })

  test('may end, and then begins later again', async () => {
    await using emulator = await startWith({ status: 429, after: 1, times: 2 })
    expect(await statuses(emulator, Array(8).fill(anna))).toEqual([200, 429, 429, 200, 200, 429, 429, 200])
  })

  test('may end by time, counted from the first that was refused', async () => {
    await using emulator = await startWith({ status: 429, after: 1, until: '10s' })
    expect(await submitAs(emulator, anna)).toBe(200)
    await emulator.clock.advance('1h')
    expect(await submitAs(emulator, anna)).toBe(429)
    await emulator.clock.advance('9s')
    expect(await submitAs(emulator, anna)).toBe(429)
    await emulator.clock.advance('1s')
    expect(await statuses(emulator, [anna, anna, anna])).toEqual([200, 200, 429])
  })

  test('stays queued until it has refused one', async () => {
    await using emulator = await startWith({ status: 429, after: 1 })
    await emulator.next('mine')
    const upload = async () => (await createTestPartner(emulator).upload()).status
    expect([await upload(), await upload(), await upload()]).toEqual([200, 429, 200])
  })

  test('by ID number leaves uploads alone, whose ID number comes with the package, and its place in the queue', async () => {
    await using emulator = await startWith({ status: 429, after: 1, of: 'id_number' })
    expect(await statuses(emulator, [anna, anna, anna])).toEqual([200, 200, 200])
    await emulator.next('mine')
    const partner = createTestPartner(emulator)
    for (const _ of [1, 2]) await partner.submit()
    expect((await emulator.jobs.list()).map(({ scenario }) => scenario.chosenBy)).toEqual(['default', 'queued'])
  })
})

test('an answer with a fault for a while is as usual afterwards', async () => {
  await using emulator = await startWith({ broken: 'malformed', times: 1 })
  const hints: string[] = []
  for (const _ of [1, 2, 3]) {
    await submitAs(emulator, anna).catch(() => undefined)
    hints.push(emulator.journal.list().at(-1)?.hint ?? '')
  }
  const spoilt = 'Scenario "mine" spoils this: answer broken: malformed.'
  expect(hints).toEqual([spoilt, '', spoilt])
})
