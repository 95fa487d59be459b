import { describe, expect, test } from 'vitest'
import type { Emulator, EmulatorPartner, EmulatorState } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { withoutAddresses } from '../helpers/links.ts'
import { createTestPartner, usualPackage } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

const clientOf = (emulator: Emulator, { id, apiKey }: EmulatorPartner) => createTestPartner(emulator, id, apiKey)

async function ask(emulator: Emulator, method: string, path: string, body?: object) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await fetch(`${emulator.url}/__emulator/${path}`, { method, ...sent })
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  return { status: response.status, json: (await response.json()) as any }
}

/** What went through a file. */
const written = (state: EmulatorState): unknown => JSON.parse(JSON.stringify(state))

describe('a temporary partner', () => {
  test('is served like any other, and sees its own only', async () => {
    await using emulator = await startTestEmulator()
    using one = await emulator.partner()
    using other = await emulator.partner()
    await one.next('rejected')
    await other.users.set('bola', 'enrolled')
    for (const partner of [one, other]) await clientOf(emulator, partner).submit({ jobId: 'job-1' })
    await one.clock.advance('1s')
    await other.clock.advance('1s')

    expect([one, other].map(({ callbacks }) => callbacks.inbox().map(({ body }) => body.ResultCode))).toEqual([
      ['0821'],
      ['0820'],
    ])
    expect(await one.jobs.list()).toEqual([await one.jobs.get('0000000001')])
    expect((await one.jobs.get('0000000001')).partnerId).toBe(one.id)
    expect([await one.users.get('bola'), await other.users.get('bola')]).toEqual([undefined, 'enrolled'])
    expect(one.expect({ path: '/v1/upload', times: 1 })).toHaveLength(1)
    expect(one.journal.list().map(({ partnerId }) => partnerId)).toEqual([one.id, one.id])
    const [foreign] = await other.callbacks.list()
    await expect(one.callbacks.replay(foreign?.id ?? '')).rejects.toThrow(`Partner "${one.id}" has no callback`)
    expect(await emulator.callbacks.list({ partnerId: '1234' })).toEqual([])
  })

  test('has a clock of its own on a virtual clock: nobody else’s time moves with it', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    using one = await emulator.partner()
    using other = await emulator.partner()
    await emulator.clock.advance('1d')
    for (const partner of [one, other]) await clientOf(emulator, partner).submit()
    expect(await one.clock.advance('1h')).toBe(one.clock.now())
    expect([one, other].map(({ clock }) => new Date(clock.now()).toISOString())).toEqual([
      '2026-01-01T01:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ])
    expect(new Date(emulator.clock.now()).toISOString()).toBe('2026-01-02T00:00:00.000Z')
    expect([one, other].map(({ callbacks }) => callbacks.inbox().length)).toEqual([1, 0])
  })

  test('has all that is about time by its own clock: answers, links, tokens, retries and reviews', async () => {
    await using receiver = await startReceiver((_, response) => response.writeHead(500).end())
    await using emulator = await startTestEmulator({ clock: 'system', callbackRetry: [60_000] })
    using partner = await emulator.partner({ clock: 'own', callbackUrl: receiver.url })
    const client = clientOf(emulator, partner)
    const opened = await client.upload({ jobId: 'late' })
    const { jobId, userId, smileJobId } = await client.submit({ userId: 'demo-provisional' })
    await partner.clock.advance('1s')
    expect((await client.status(userId, jobId)).body).toMatchObject({
      timestamp: '2026-01-01T00:00:01.000Z',
      code: '2302',
    })
    expect((await partner.review(smileJobId, 'reject')).reviews).toMatchObject([{ at: Date.UTC(2026, 0, 1, 0, 0, 1) }])

    await partner.clock.advance('60s')
    const attempts = (await partner.callbacks.list()).map((one) =>
      one.attempts.map(({ at }) => new Date(at).toISOString()),
    )
    expect(attempts.flat().toSorted()).toEqual([
      '2026-01-01T00:00:01.000Z',
      '2026-01-01T00:00:01.000Z',
      '2026-01-01T00:01:01.000Z',
      '2026-01-01T00:01:01.000Z',
    ])
    await partner.clock.advance('15m')
    const expired = await client.put(opened.body.upload_url, 'late')
    expect([expired.status, expired.body]).toEqual([403, expect.stringContaining('Request has expired')])
  })

  test('shares the system clock unless it asks for its own', async () => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    using partner = await emulator.partner()
    await expect(partner.clock.advance('1s')).rejects.toThrow('emulator.partner({ clock: "own" })')
  })

  test('keeps its callbacks, and posts those that have an address, unless the emulator posts nothing', async () => {
    await using receiver = await startReceiver()
    await using emulator = await startTestEmulator({ callbackUrl: receiver.url })
    using both = await emulator.partner()
    using collecting = await emulator.partner({ callbacks: 'collect' })
    using posting = await emulator.partner({ callbacks: 'post' })
    for (const partner of [both, collecting, posting]) {
      await clientOf(emulator, partner).submit()
      await partner.clock.advance('1s')
    }
    expect([both, collecting, posting].map(({ callbacks }) => callbacks.inbox().length)).toEqual([1, 1, 0])
    expect(receiver.received.map(({ body }) => body.SmileJobID)).toEqual(['0000000001', '0000000001'])
  })

  test('is forgotten with everything of it, and its waits end', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const empty = await emulator.snapshot()
    const partner = await emulator.partner()
    await clientOf(emulator, partner).submit({ userId: 'demo-provisional' })
    await partner.clock.advance('1s')
    const waited = partner.callbacks.next()
    await partner.dispose()
    await partner.dispose()

    await expect(waited).rejects.toThrow(`Partner "${partner.id}" was forgotten`)
    expect(written(await emulator.snapshot())).toEqual({ ...(written(empty) as object), mintings: 1 })
    expect([emulator.journal.list(), emulator.callbacks.inbox(), await emulator.jobs.list()]).toEqual([[], [], []])
    await expect(partner.jobs.get('0000000001')).rejects.toThrow('is not served here')
    const refused = await clientOf(emulator, partner).upload()
    expect([refused.body.code, refused.hint]).toEqual(['2205', expect.stringContaining('Known here: 1234.')])
  })

  test('who goes while its clock is advanced leaves nothing in progress', async () => {
    await using receiver = await startReceiver()
    await using emulator = await startTestEmulator({ callbackUrl: receiver.url })
    const partner = await emulator.partner()
    await clientOf(emulator, partner).submit()
    const advanced = partner.clock.advance('1h')
    await partner.dispose()
    await advanced
    expect(await emulator.callbacks.list()).toEqual([])
  })

  test('who goes while a package is read leaves nothing behind', async () => {
    await using emulator = await startTestEmulator()
    const zip = await usualPackage()
    const answers = []
    // At whatever moment it comes: a few of these are between the reading and the plan.
    for (let turns = 0; turns < 40; turns++) {
      const partner = await emulator.partner()
      const client = clientOf(emulator, partner)
      const { body } = await client.upload()
      const put = client.put(body.upload_url, zip)
      for (let turn = 0; turn < turns; turn++) await new Promise((onwards) => setImmediate(onwards))
      await partner.dispose()
      answers.push((await put).status)
      expect((await emulator.snapshot()).partners).toEqual([])
    }
    expect(answers).toContain(200)
  })

  test('sees nothing of another when what it expects does not come', async () => {
    await using emulator = await startTestEmulator()
    using one = await emulator.partner()
    using other = await emulator.partner()
    await createTestPartner(emulator).submit({ jobId: 'by-1234' })
    const client = clientOf(emulator, other)
    await client.submit({ jobId: 'by-the-other' })
    const message = (wanted: () => unknown) => {
      try {
        wanted()
      } catch (error) {
        return (error as Error).message
      }
      return 'It came.'
    }
    const reported = message(() => one.expect({ path: '/v1/upload' }))
    // A client that goes by the key of everybody is the usual mistake.
    expect(reported).toContain('1234')
    expect(reported).not.toContain(other.id)
    expect(message(() => emulator.expect({ path: '/v1/upload', jobId: 'by-none' }))).toContain(other.id)

    const waited = one.callbacks.next({ timeout: 100 })
    await other.clock.advance('1s')
    await expect(waited).rejects.toThrow(/^((?!Others did).)*$/s)
  })

  test('may be disposed of after the emulator was closed', async () => {
    const emulator = await startTestEmulator()
    using partner = await emulator.partner()
    await emulator.close()
    expect(await partner.jobs.list()).toEqual([])
  })

  test('gets no events about a clock that is not its own', async () => {
    await using emulator = await startTestEmulator()
    using own = await emulator.partner()
    using shared = await emulator.partner({ clock: 'shared' })
    await emulator.clock.advance('1s')
    await own.clock.advance('1m')
    const heard = async ({ id }: EmulatorPartner) => {
      const path = `events?type=clock.advanced&after=0&partner_id=${id}`
      const stream = await fetch(`${emulator.url}/__emulator/${path}`)
      const first = await stream.body?.getReader().read()
      return Buffer.from(first?.value ?? [])
        .toString()
        .match(/"at":"[^"]*"/g)
    }
    expect(await heard(own)).toEqual(['"at":"2026-01-01T00:01:00.000Z"'])
    expect(await heard(shared)).toEqual(['"at":"2026-01-01T00:00:01.000Z"'])
  })

  test('is named when nothing comes, with its own clock', async () => {
    await using emulator = await startTestEmulator()
    using partner = await emulator.partner()
    await clientOf(emulator, partner).submit()
    const why = `The clock of partner ${partner.id} is virtual and stands at 2026-01-01T00:00:00.000Z, and was not advanced during the wait: advance it by 1s.`
    await expect(partner.callbacks.next({ timeout: 1 })).rejects.toThrow(why)
    await expect(emulator.callbacks.next({ timeout: 1 })).rejects.toThrow(
      `The clock of partner ${partner.id} is virtual and stands at 2026-01-01T00:00:00.000Z: advance it by 1s.`,
    )
  })
})

describe('what is made up for a temporary partner', () => {
  test('follows from the emulator’s seed and the order, or from a seed or an id of its own', async () => {
    const names = async (seed: string) => {
      await using emulator = await startTestEmulator({ seed })
      const partners = await Promise.all([{}, {}, { seed: 7 }, { id: 'mine' }].map(emulator.partner))
      return partners.map(({ id, apiKey }) => [id, apiKey])
    }
    const [first, again, other] = [await names('a'), await names('a'), await names('b')]
    expect(again).toEqual(first)
    expect(new Set(first.flat()).size).toBe(8)
    expect(first.map(([id]) => id)).toEqual([...Array(3).fill(expect.stringMatching(/^9\d{8}$/)), 'mine'])
    expect(other[2]).toEqual(first[2])
    expect(other[0]).not.toEqual(first[0])
    expect(other[3]?.[1]).not.toBe(first[3]?.[1])
  })

  test('is the same whatever others do: same seed, same bytes', async () => {
    const play = async (others: number) => {
      await using emulator = await startTestEmulator({ callbacks: 'collect' })
      for (let count = 0; count < others; count++) await clientOf(emulator, await emulator.partner()).submit()
      await emulator.clock.advance('1d')
      using partner = await emulator.partner({ seed: 'bytes' })
      const client = clientOf(emulator, partner)
      await client.submit({ jobId: 'job-1' })
      const link = await client.post('/v1/auth_smile', {
        partner_id: partner.id,
        auth_token: partner.apiKey,
        job_type: 2,
      })
      await partner.clock.advance('1s')
      return withoutAddresses(JSON.stringify([partner.callbacks.inbox(), link.body.partner_params.user_id]))
    }
    expect(await play(3)).toBe(await play(0))
  })

  test('cannot be there twice', async () => {
    await using emulator = await startTestEmulator()
    using partner = await emulator.partner({ seed: 'twice' })
    await expect(emulator.partner({ seed: 'twice' })).rejects.toThrow(
      `Partner "${partner.id}" already exists, and it is what the seed "twice" gives. Dispose of it first`,
    )
    await expect(emulator.partner({ id: '1234' })).rejects.toThrow('choose another id')
    await expect(emulator.partner({ id: 'a-b' })).rejects.toThrow('letters, digits and underscores')
  })
})

describe('a state with temporary partners', () => {
  test('brings them back with keys, clocks and numbers, and has the same future', async () => {
    const future = async (emulator: Emulator, id: string, apiKey: string) => {
      await ask(emulator, 'POST', 'clock/advance', { by: '1h', partner_id: id })
      const client = createTestPartner(emulator, id, apiKey)
      await client.submit({ jobId: 'the-next-one' })
      await ask(emulator, 'POST', 'clock/advance', { by: '1h', partner_id: id })
      const reported = [emulator.callbacks.inbox({ partnerId: id }), await emulator.callbacks.list({ partnerId: id })]
      return withoutAddresses(JSON.stringify(reported))
    }
    await using one = await startTestEmulator({ seed: 'one', callbacks: 'collect' })
    const partner = await one.partner()
    await clientOf(one, partner).submit({ jobId: 'job-1', userId: 'demo-provisional' })
    await partner.clock.advance('1ms')
    const state = written(await one.snapshot())

    await using other = await startTestEmulator({ seed: 'other', callbacks: 'collect' })
    const gone = await other.partner()
    await other.restore(state)
    expect(written(await other.snapshot())).toEqual(state)
    expect(await gone.jobs.list()).toEqual([])
    await expect(gone.next('rejected')).rejects.toThrow('is not served here')
    await gone.dispose()
    expect(await future(other, partner.id, partner.apiKey)).toBe(await future(one, partner.id, partner.apiKey))
    expect((await other.partner()).id).toBe((await one.partner()).id)
  })

  test('put back sets each clock to its own time, and handles go on', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    using partner = await emulator.partner()
    await clientOf(emulator, partner).submit()
    const state = await emulator.snapshot()
    const reported = []
    for (let turn = 0; turn < 2; turn++) {
      await partner.clock.advance('1s')
      reported.push(JSON.stringify(partner.callbacks.inbox()))
      await emulator.restore(state)
    }
    expect(reported[0]).toContain('0820')
    expect(reported[1]).toBe(reported[0])
    expect(partner.clock.now()).toBe(emulator.clock.now())
  })

  test('is refused where it does not fit', async () => {
    await using emulator = await startTestEmulator()
    await emulator.partner({ id: 'mine' })
    const state = await emulator.snapshot()
    await using other = await startTestEmulator({ partners: [{ id: 'mine', apiKey: 'key' }] })
    await expect(other.restore(state)).rejects.toThrow('/minted/0/id: this emulator was started with partner "mine".')
    const [temporary] = state.minted
    const clockless = { ...state, minted: [{ ...temporary, now: undefined }] }
    await expect(emulator.restore(clockless)).rejects.toThrow('/minted/0/now')
  })
})

describe('over HTTP', () => {
  test('temporary partners are made, listed without their keys, and forgotten', async () => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    const { json: temporary } = await ask(emulator, 'POST', 'partners', { seed: 'mine', clock: 'own' })
    const { partner_id: id, api_key: apiKey } = temporary
    expect(temporary).toMatchObject({ callback_url: `inbox:${id}`, seed: 'mine', clock: 'own', callbacks: 'both' })

    await createTestPartner(emulator, id, apiKey).submit({ jobId: 'job-1' })
    const advanced = await ask(emulator, 'POST', `clock/advance?partner_id=${id}`, { by: '1s' })
    expect(advanced.json).toEqual({ kind: 'virtual', now: '2026-01-01T00:00:01.000Z' })
    expect((await ask(emulator, 'GET', `clock?partner_id=${id}`)).json).toEqual(advanced.json)
    expect((await ask(emulator, 'GET', `jobs/0000000001?partner_id=${id}`)).json.state).toBe('final')
    expect((await ask(emulator, 'GET', `inbox?partner_id=${id}`)).json.messages).toHaveLength(1)

    const listed = await ask(emulator, 'GET', 'partners')
    expect(JSON.stringify(listed)).not.toContain(apiKey)
    expect(listed.json.partners).toMatchObject([
      { partner_id: '1234', minted: false, clock: { kind: 'system', own: false } },
      { partner_id: id, minted: true, clock: { kind: 'virtual', own: true } },
    ])
    expect((await ask(emulator, 'DELETE', `partners/${id}`)).json).toEqual({ ok: true })
    expect((await ask(emulator, 'DELETE', `partners/${id}`)).status).toBe(404)
    expect((await ask(emulator, 'GET', `jobs?partner_id=${id}`)).json.jobs).toEqual([])
  })

  test('nothing need be asked of one, and one from the start stays', async () => {
    await using emulator = await startTestEmulator()
    expect((await ask(emulator, 'POST', 'partners')).json).toMatchObject({ clock: 'own', seed: 'partner 1' })
    const refused = await ask(emulator, 'DELETE', 'partners/1234')
    expect([refused.status, refused.json.error]).toEqual([409, expect.stringContaining('was there from the start')])
    expect((await ask(emulator, 'POST', 'partners', { clock: 'mine' })).status).toBe(400)
  })

  test('coming and going are events', async () => {
    await using emulator = await startTestEmulator()
    const stop = new AbortController()
    const stream = await fetch(`${emulator.url}/__emulator/events?type=partner.*`, { signal: stop.signal })
    const { id, dispose } = await emulator.partner()
    await dispose()
    let text = ''
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk).toString()
      if (text.includes('partner.forgotten"')) break
    }
    expect(text.match(/"type":"[^"]*","partner_id":"\d+"/g)).toEqual([
      `"type":"partner.minted","partner_id":"${id}"`,
      `"type":"partner.forgotten","partner_id":"${id}"`,
    ])
  })
})

test('one partner’s traffic drives nothing of another’s out of journal and inbox', async () => {
  await using emulator = await startTestEmulator({ callbacks: 'collect', journalSize: 5 })
  using quiet = await emulator.partner()
  using loud = await emulator.partner()
  await clientOf(emulator, quiet).submit()
  for (let count = 0; count < 20; count++) await clientOf(emulator, loud).status('nobody', 'nothing')
  expect([quiet.journal.list().length, loud.journal.list().length]).toEqual([2, 5])
})
