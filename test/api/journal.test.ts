import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { createJournal } from '../../server/http/journal/journal.ts'
import type { Call } from '../../server/http/operation.ts'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

const partners = [
  { id: '1234', apiKey: 'emulator-api-key' },
  { id: '85', apiKey: 'other-key' },
]

async function ask(emulator: Emulator, path: string) {
  const response = await fetch(`${emulator.url}/__emulator/journal${path}`)
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  return { status: response.status, json: (await response.json()) as any }
}

/** An emulator that two partners have called: jobs, their status, and what is refused. */
async function startCalled(): Promise<Emulator> {
  const emulator = await startTestEmulator({ partners })
  const [one, other] = [createTestPartner(emulator), createTestPartner(emulator, '85', 'other-key')]
  const { userId, jobId } = await one.submit({ jobId: 'job-1' })
  await one.status(userId, jobId)
  await other.submit({ jobId: 'job-2' })
  await other.upload({ jobId: 'job-3', upload: { signature: 'wrong' } })
  await other.upload({ jobId: 'job-4', upload: { source_sdk: undefined } })
  return emulator
}

describe('the journal, narrowed', () => {
  test.each([
    ['', 7],
    ['?path=/v1/upload', 4],
    ['?path=/v1/', 5],
    ['?path=/__storage/*/selfie.zip', 2],
    ['?path=*status', 1],
    ['?path=/v1/job', 1],
    ['?path=status', 0],
    ['?method=put', 2],
    ['?status=400', 1],
    ['?status=4xx', 1],
    ['?status=2XX', 6],
    ['?partner_id=85', 4],
    ['?warning=missing-source-sdk', 1],
    ['?job_id=job-1', 3],
    ['?job_id=job-2&method=PUT', 1],
    ['?job_id=job-3&status=2xx', 0],
  ])('%s leaves %i, listed and counted', async (query, count) => {
    await using emulator = await startCalled()
    expect((await ask(emulator, query)).json.exchanges).toHaveLength(count)
    expect((await ask(emulator, `/count${query}`)).json).toEqual({ count, gone: 0 })
  })

  test('by a limit, leaves the newest, oldest first', async () => {
    await using emulator = await startCalled()
    const jobs = async (query: string) =>
      (await ask(emulator, query)).json.exchanges.map((one: { job_id: string }) => one.job_id)
    expect(await jobs('?limit=2')).toEqual(['job-3', 'job-4'])
    expect(await jobs('?limit=1&partner_id=1234')).toEqual(['job-1'])
    expect(await jobs('?limit=0')).toEqual([])
    expect(await jobs('?limit=1000')).toHaveLength(7)
  })

  test.each([
    ['status=teapot', 'expected a status such as 400'],
    ['status=4x', 'expected a status such as 400'],
    ['limit=-1', 'expected a whole number'],
    ['warning=data-urine', 'there is no such warning'],
  ])('by %s is refused, and it says what helps', async (query, error) => {
    await using emulator = await startTestEmulator()
    const { status, json } = await ask(emulator, `?${query}`)
    expect([status, json.error]).toEqual([400, expect.stringContaining(error)])
  })

  test('is listed by the library alike, or by a partner’s id', async () => {
    await using emulator = await startCalled()
    expect(emulator.journal.list('85')).toHaveLength(4)
    expect(emulator.journal.list({ method: 'PUT', partnerId: '85' })).toHaveLength(1)
    expect(emulator.journal.list()).toHaveLength(7)
  })
})

describe('a journal that has rolled over', () => {
  /** Of each of two partners four exchanges, of which two are kept. */
  async function startRolled(size = 2) {
    const emulator = await startTestEmulator({
      journalSize: size,
      partners: [
        { id: '1234', apiKey: 'emulator-api-key' },
        { id: '85', apiKey: 'key' },
      ],
    })
    for (const partner of [createTestPartner(emulator), createTestPartner(emulator, '85', 'key')]) {
      for (let turn = 0; turn < 4; turn++) await partner.upload()
    }
    return emulator
  }

  test('says how many older exchanges are in no count', async () => {
    await using emulator = await startRolled()
    expect((await ask(emulator, '/count')).json).toEqual({ count: 4, gone: 4 })
    expect((await ask(emulator, '/count?partner_id=85&status=400')).json).toEqual({ count: 0, gone: 2 })
    await emulator.reset('85')
    expect((await ask(emulator, '/count?partner_id=85')).json).toEqual({ count: 0, gone: 0 })
    expect((await ask(emulator, '/count')).json).toEqual({ count: 2, gone: 2 })
  })

  test('of size 0 keeps nothing', async () => {
    await using emulator = await startRolled(0)
    expect(emulator.journal.list()).toEqual([])
    expect((await ask(emulator, '/count')).json).toEqual({ count: 0, gone: 8 })
  })

  test.each([
    [
      { times: 4, partnerId: '85' },
      'Expected 4 times: partnerId 85. It came 2 times. 2 older exchanges are no longer kept',
    ],
    [
      { times: 2, partnerId: '85' },
      'Expected 2 times: partnerId 85. It came 2 times. 2 older exchanges are no longer kept',
    ],
    [{ times: 0, status: 400 }, 'Expected never: status 400. It never came. 4 older exchanges are no longer kept'],
    [{ status: 400 }, 'Expected at least once: status 400. It never came. 4 older exchanges are no longer kept'],
  ])('cannot check an expectation that depends on exchanges no longer kept: %j', async (expectation, message) => {
    await using emulator = await startRolled()
    expect(() => emulator.expect(expectation)).toThrow(message)
    expect(() => emulator.expect(expectation)).toThrow('--journal-size')
  })

  test('checks an expectation for which the kept exchanges are enough', async () => {
    await using emulator = await startRolled()
    expect(emulator.expect({ path: '/v1/upload', times: { atLeast: 4 } })).toHaveLength(4)
    expect(emulator.expect({ path: '/v1/upload', times: { atMost: 8 } })).toHaveLength(4)
  })
})

describe('the journal, by size', () => {
  const call = (body: unknown): Call => ({
    method: 'POST',
    path: '/v1/upload',
    params: {},
    query: new URLSearchParams(),
    headers: {},
    address: '127.0.0.1',
    body,
    warnings: [],
    origin: 'http://localhost',
    now: 0,
    epoch: 0,
    claimedPartner: undefined,
    partner: undefined,
    claims: undefined,
    gone: () => new AbortController().signal,
  })
  const about = { generation: 'v1', partnerId: '1234', warnings: [] }

  /** Bytes of the heap that cannot be collected. */
  function heap(): number {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    collect()
    return process.memoryUsage().heapUsed
  }

  test('keeps a few kilobytes of each exchange, however large the bodies are', () => {
    const journal = createJournal(1_000)
    /** Each of a megabyte, and as much in its answer. */
    const record = (count: number) => {
      for (let turn = 0; turn < count; turn++) {
        const body = JSON.parse(JSON.stringify({ image: 'a', note: `${turn} ${'word '.repeat(200_000)}` })) as object
        const json = { echo: body, list: Array(1_000).fill('x'.repeat(100)) }
        journal.record(call(body), { status: 200, json }, about, 1)
      }
    }
    // What is only remembered until the next one comes, as regular expressions do, is there before and after.
    record(5)
    const before = heap()
    record(15)
    expect((heap() - before) / 15).toBeLessThan(20_000)
    expect(journal.list()).toHaveLength(20)
    expect(JSON.stringify(journal.list()).length / 20).toBeLessThan(12_000)
  }, 60_000)

  test('keeps small values unchanged', () => {
    const journal = createJournal(10)
    const body = { user_id: 'anna', nested: { list: [1, 2, 3] } }
    journal.record(call(body), { status: 200, json: { ok: true } }, about, 1)
    expect(journal.list()[0]).toMatchObject({ request: body, response: { ok: true } })
  })

  test('removes secrets before it cuts, so that none is left where nobody looks for it', () => {
    const journal = createJournal(10)
    const params = JSON.stringify({ filler: 'word '.repeat(150), signature: 'S3CR3T'.repeat(600) })
    journal.record(call({ partner_params: params, more: 'word '.repeat(2_000) }), { status: 200 }, about, 1)
    expect(JSON.stringify(journal.list())).not.toContain('S3CR3T')
  })

  test('does not keep a path, a partner or a job at any length that a client likes', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.post(`/v1/${'x'.repeat(8_000)}`, {})
    await partner.post('/v1/upload', {
      smile_client_id: 'x'.repeat(500_000),
      partner_params: { job_id: 'x'.repeat(500_000) },
    })
    expect(JSON.stringify(emulator.journal.list()).length).toBeLessThan(10_000)
  })
})

test('no secret that was sent to any place of a request is in the journal, nor in its hints', async () => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const secret = 'S3CR3T+/abc='
  const nasty = {
    Signature: secret,
    api_key: [secret],
    inner: { secKey: { value: secret }, list: [{ TOKEN: secret }] },
    notes: JSON.stringify({ deep: JSON.stringify({ Authorization: secret, image: secret }) }),
    link: `http://localhost/?token=${encodeURIComponent('S3CR3T')}`,
  }
  await partner.submit({ params: nasty, upload: { ...nasty, images: [{ image: secret }] } })
  await partner.upload({ upload: { ...nasty, signature: secret } })
  await partner.upload({ upload: { signature: undefined, sec_key: `${secret}|${secret}` } })
  await partner.upload({ upload: { signature: undefined, token: secret } })
  await partner.upload({ upload: { signature: { value: secret } } })
  await partner.upload({ upload: { metadata: JSON.stringify({ signature: secret, inner: JSON.stringify(nasty) }) } })
  await partner.status('demo-anna', 'job-1', nasty)
  expect(emulator.journal.list().length).toBeGreaterThan(6)
  expect(JSON.stringify(emulator.journal.list())).not.toContain('S3CR3T')
})
