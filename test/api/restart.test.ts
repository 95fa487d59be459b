import { describe, expect, test } from 'vitest'
import type { Emulator, Options } from '../../server/index.ts'
import { freshFile } from '../helpers/data-file.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { withoutAddresses } from '../helpers/links.ts'
import { createTestPartner, usualPackage } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

/** Does work on an emulator, and then the rest; in between it is closed and started again, if asked to. */
async function inTwoLives<Value>(
  options: Partial<Options>,
  restarts: boolean,
  before: (emulator: Emulator) => Promise<void>,
  after: (emulator: Emulator) => Promise<Value>,
): Promise<Value> {
  const first = await startTestEmulator(options)
  await before(first)
  if (!restarts) {
    await using emulator = first
    return await after(emulator)
  }
  await first.close()
  await using second = await startTestEmulator(options)
  return await after(second)
}

const temporary = { id: 'temporary', seed: 'x' }

async function makeLink(emulator: Emulator): Promise<string> {
  const terms = {
    name: 'Sign-up',
    company_name: 'Acme',
    data_privacy_policy_url: 'https://acme.test',
    logo_url: 'https://acme.test',
  }
  const partner = createTestPartner(emulator)
  const body = {
    partner_id: '1234',
    ...partner.signed(),
    callback_url: 'https://acme.test',
    is_single_use: true,
    expires_at: '2030-01-01T00:00:00.000Z',
    ...terms,
  }
  const types = [{ country: 'NG', id_type: 'BVN', verification_method: 'biometric_kyc' }]
  return (await partner.post('/v1/smile_links', { ...body, user_id: 'anna', partner_params: {}, id_types: types })).body
    .ref_id
}

/** A bit of everything, some of it half done. */
async function begin(emulator: Emulator): Promise<void> {
  const partner = createTestPartner(emulator)
  await partner.submit({ jobId: 'job-1', userId: 'demo-provisional' })
  await partner.submit({ jobId: 'job-2', jobType: 4, userId: 'bola' })
  await partner.upload({ jobId: 'opened' })
  await emulator.clock.advance('1s')
  await partner.submit({ jobId: 'job-3', userId: 'demo-spoof' })
  await emulator.users.set('chidi', 'disabled')
  await emulator.next('rejected', { times: 2 })
  const own = await emulator.partner(temporary)
  await createTestPartner(emulator, own.id, own.apiKey).submit({ jobId: 'job-1', userId: 'demo-provisional' })
  await own.clock.advance('5s')
}

/** Stores differ in whether the records of two partners come by turns. */
function inOrder(list: unknown): unknown {
  const partnerOf = (one: { readonly partnerId?: string }) => one.partnerId ?? ''
  return Array.isArray(list) ? list.toSorted((a, b) => partnerOf(a).localeCompare(partnerOf(b))) : list
}

/** Everything that is reported in the next hours. */
async function goOn(emulator: Emulator): Promise<unknown> {
  const partner = createTestPartner(emulator)
  const opened = await partner.upload({ jobId: 'opened', upload: { retry: true } })
  await partner.put(opened.body.upload_url, await usualPackage())
  const refused = await partner.upload({ userId: 'chidi' })
  await partner.submit({ jobId: 'job-4', jobType: 2, userId: 'bola' })
  await emulator.review('0000000001', 'reject', '1234')
  await emulator.clock.advance('1h')
  await emulator.clock.advance('1h')
  const state = Object.entries(await emulator.snapshot()).map(([name, list]) => [name, inOrder(list)])
  const inbox = emulator.callbacks.inbox().filter(({ at }) => at > Date.UTC(2026, 0, 1, 0, 0, 2))
  // Members of a record may come in another order; what was reported is compared as text.
  return withoutAddresses({ state, inbox, refused: refused.body, link: opened.body.smile_job_id })
}

describe('an emulator with a file, closed and started again', () => {
  test('has the same future as one that was not', async () => {
    const lives = (restarts: boolean, data?: string) =>
      inTwoLives({ callbacks: 'collect', data }, restarts, begin, goOn)
    const whole = await lives(false)
    expect(await lives(true, freshFile())).toEqual(whole)
    expect(await lives(false, freshFile())).toEqual(whole)
    expect(JSON.stringify(whole)).toContain('"decision":"reject"')
  })

  test('knows which callbacks came after which', async () => {
    const data = freshFile()
    const ended = async (emulator: Emulator) => {
      const [first] = await emulator.callbacks.list()
      const response = await fetch(`${emulator.url}/__emulator/callbacks?after=${first?.id}`)
      return ((await response.json()) as { callbacks: { id: string }[] }).callbacks.map(({ id }) => id)
    }
    const [before, after] = await inTwoLives(
      { callbacks: 'collect', data },
      true,
      async (emulator) => {
        await createTestPartner(emulator).submit({ userId: 'demo-provisional' })
        await createTestPartner(emulator).submit({ userId: 'demo-anna' })
        await emulator.clock.advance('30s')
      },
      async (emulator) => [await ended(emulator), await emulator.callbacks.list()],
    )
    expect(before).toHaveLength(2)
    expect(after.map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered'])
  })

  test('makes no id a second time, and no number', async () => {
    const data = freshFile()
    const made: string[] = []
    const make = async (emulator: Emulator) => {
      made.push(await makeLink(emulator))
      made.push((await createTestPartner(emulator).submit()).smileJobId)
    }
    await inTwoLives({ data }, true, make, make)
    expect(made).not.toContain(undefined)
    expect(new Set(made).size).toBe(4)
  })

  test('has what was put in place by a restore, and nothing that a reset forgot', async () => {
    const data = freshFile()
    await using other = await startTestEmulator({ callbacks: 'collect' })
    await begin(other)
    const state = await other.snapshot()
    const restored = await inTwoLives(
      { data, callbacks: 'collect' },
      true,
      (one) => one.restore(state),
      async (one) => one.snapshot(),
    )
    expect(JSON.parse(JSON.stringify(restored))).toEqual(JSON.parse(JSON.stringify(state)))
    const reset = await inTwoLives(
      { data, callbacks: 'collect' },
      true,
      async (one) => one.reset('1234'),
      async (one) => one.snapshot(),
    )
    expect([reset.jobs.map(({ partnerId }) => partnerId), reset.users, reset.clock]).toEqual([
      ['temporary'],
      [],
      state.clock,
    ])
  })

  test('has forgotten a temporary partner that was forgotten', async () => {
    const data = freshFile()
    const left = await inTwoLives(
      { data },
      true,
      async (emulator) => {
        using partner = await emulator.partner(temporary)
        await createTestPartner(emulator, partner.id, partner.apiKey).submit()
      },
      async (emulator) => emulator.snapshot(),
    )
    expect([left.minted, left.jobs, left.partners]).toEqual([[], [], []])
  })
})

describe('on the system clock', () => {
  test('what fell due while nothing ran is sent at once, and what was delivered is not sent again', async () => {
    await using receiver = await startReceiver()
    const options = { data: freshFile(), clock: 'system' } as const
    const first = await startTestEmulator(options)
    const partner = createTestPartner(first)
    const heard = first.callbacks.next()
    await partner.submit({ jobId: 'job-1', callbackUrl: receiver.url })
    await heard
    await partner.submit({ jobId: 'job-2', userId: 'demo-provisional', callbackUrl: receiver.url })
    await first.close()
    expect(receiver.received.map(({ body }) => body.PartnerParams.job_id)).toEqual(['job-1'])

    // The verdict of job-2 is due within a second of its package, be it before or after the second start.
    await using second = await startTestEmulator(options)
    await receiver.count(2)
    expect(receiver.received.map(({ body }) => [body.PartnerParams.job_id, body.ResultCode])).toEqual([
      ['job-1', '0820'],
      ['job-2', '0822'],
    ])
    expect((await second.callbacks.list()).at(-1)?.state).toBe('owed')
  })

  test('a callback that is in progress when the emulator is closed may end, and is not sent again', async () => {
    const arrived = Promise.withResolvers<void>()
    const mayEnd = Promise.withResolvers<void>()
    await using receiver = await startReceiver((_, response) => {
      arrived.resolve()
      void mayEnd.promise.then(() => response.end('ok'))
    })
    const options = { data: freshFile(), clock: 'system' } as const
    const first = await startTestEmulator(options)
    await createTestPartner(first).submit({ jobId: 'job-1', callbackUrl: receiver.url })
    await arrived.promise
    const closed = first.close()
    mayEnd.resolve()
    await closed
    await using second = await startTestEmulator(options)
    expect((await second.callbacks.list()).map(({ state }) => state)).toEqual(['delivered'])
    expect(receiver.received).toHaveLength(1)
  })

  test('an answer that is in progress when the emulator is closed ends, and what it says is kept', async () => {
    const options = { data: freshFile(), clock: 'system' } as const
    const first = await startTestEmulator(options)
    first.scenarios.put('slow', { name: 'slow', summary: 'Slow.', extends: 'approved', respond: { latency: '300ms' } })
    const opening = createTestPartner(first).upload({ params: { emulator_scenario: 'slow' } })
    // It is accepted at once, and answered later.
    while ((await first.snapshot()).uploads.length === 0) await new Promise(setImmediate)
    await first.close()
    expect((await opening).body).toMatchObject({ smile_job_id: '0000000001' })
    await using second = await startTestEmulator(options)
    expect((await second.snapshot()).uploads).toHaveLength(1)
  })

  test('callbacks of a partner who is not served wait until it is', async () => {
    await using receiver = await startReceiver()
    const data = freshFile()
    const partners = [
      { id: '1234', apiKey: 'emulator-api-key' },
      { id: '85', apiKey: 'key' },
    ]
    const options = { data, callbackUrl: receiver.url }
    const states = async (emulator: Emulator) => (await emulator.callbacks.list()).map(({ state }) => state)
    const first = await startTestEmulator({ ...options, partners })
    await createTestPartner(first, '85', 'key').submit()
    await first.close()
    const second = await startTestEmulator(options)
    await second.clock.advance('1h')
    expect(await states(second)).toEqual(['owed'])
    await second.close()
    await using third = await startTestEmulator({ ...options, partners })
    await third.clock.advance('1s')
    expect(await states(third)).toEqual(['delivered'])
  })
})

describe('is refused, and the file stays free:', () => {
  test.each<[string, Partial<Options>, string]>([
    ['the other clock', { clock: 'system' }, 'was written with the virtual clock'],
    ['a clock with a rate', { clock: 'system', clockRate: 2 }, 'starts at the present each time'],
    ['a scenario that is not there', { defaultScenario: 'odd' }, 'There is no scenario "odd"'],
  ])('%s', async (_, options, problem) => {
    const data = freshFile()
    await (await startTestEmulator({ data })).close()
    await expect(startTestEmulator({ data, ...options })).rejects.toThrow(problem)
    await (await startTestEmulator({ data })).close()
  })

  test('a second emulator', async () => {
    const data = freshFile()
    await using _first = await startTestEmulator({ data })
    await expect(startTestEmulator({ data })).rejects.toThrow('is in use by another emulator')
  })
})
