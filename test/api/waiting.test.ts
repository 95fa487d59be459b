import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Options } from '../../server/options.ts'
import { openTestEmulator, startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

async function ask(emulator: { readonly url: string }, path: string, signal?: AbortSignal) {
  const response = await fetch(`${emulator.url}/__emulator/${path}`, { ...(signal && { signal }) })
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  const json = (await response.json()) as any
  return { status: response.status, json, hint: response.headers.get('smile-emulator-hint') }
}

/** An emulator whose waits can be counted. */
async function openCounted(options: Partial<Options> = {}) {
  const { control, url, close } = await openTestEmulator({ callbacks: 'collect', ...options })
  const waits = (count: number) => vi.waitUntil(() => control.events.listeners() === count, { timeout: 15_000 })
  return { emulator: { url }, control, close, waits }
}

describe('waiting for a callback by HTTP', () => {
  test('answers when it has been delivered', async () => {
    const { emulator, control, close, waits } = await openCounted()
    const heard = ask(emulator, 'callbacks?job_id=job-1&wait=60s')
    await waits(1)
    await createTestPartner(emulator).submit({ jobId: 'job-1' })
    await control.advance('1s')
    const { json } = await heard
    expect(json.callbacks).toMatchObject([{ job_id: 'job-1', state: 'delivered', result: { code: '0820' } }])
    expect(control.events.listeners()).toBe(0)
    await close()
  })

  test('answers at once when it has been already', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit({ jobId: 'job-1' })
    await emulator.clock.advance('1s')
    expect((await ask(emulator, 'callbacks?job_id=job-1&wait=60s')).json.callbacks).toHaveLength(1)
  })

  test('does not keep the clock from being advanced, over HTTP either', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit({ jobId: 'job-1' })
    const heard = ask(emulator, 'callbacks?wait=60s')
    await fetch(`${emulator.url}/__emulator/clock/advance`, { method: 'POST', body: '{"by":"1s"}' })
    expect((await heard).json.callbacks).toHaveLength(1)
  })

  test('comes on the system clock without anybody’s doing', async () => {
    await using emulator = await startTestEmulator({ clock: 'system', callbacks: 'collect' })
    await createTestPartner(emulator).submit({ jobId: 'job-1' })
    expect((await ask(emulator, 'callbacks?job_id=job-1&wait=10s')).json.callbacks).toHaveLength(1)
  })

  test('ends after a while with an empty list, and says what is due and that nobody advanced the clock', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit({ jobId: 'job-1' })
    const { status, json, hint } = await ask(emulator, 'callbacks?job_id=job-1&wait=1ms')
    expect([status, json.callbacks, json.hint]).toEqual([200, [], hint])
    expect(hint).toContain('(0820 Authenticate User) is owed, due at 2026-01-01T00:00:01.000Z, in 1s')
    expect(hint).toContain('was not advanced during the wait: advance it by 1s.')
  })

  test.each<[string, Partial<Options>, string, string]>([
    ['no job was submitted', {}, 'wait=1ms', 'No job was submitted.'],
    ['the job’s name is misspelt', {}, 'wait=1ms&job_id=jbo-1', 'No job "jbo-1" was submitted. Did you mean "job-1"?'],
    ['nobody said where to', {}, 'wait=1ms&job_id=job-1', 'Job "job-1" has no callback'],
    ['the package has not come', {}, 'wait=1ms&job_id=opened', 'The package of job "opened" has not come'],
  ])('says when %s', async (title, options, query, hint) => {
    await using emulator = await startTestEmulator(options)
    const partner = createTestPartner(emulator)
    if (!title.startsWith('no job')) await partner.submit({ jobId: 'job-1' })
    await partner.upload({ jobId: 'opened' })
    expect((await ask(emulator, `callbacks?${query}`)).json.hint).toContain(hint)
  })

  test('can ask for other states', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver((_, response) => response.writeHead(500).end())
    await createTestPartner(emulator).submit({ jobId: 'job-1', callbackUrl: receiver.url })
    expect((await ask(emulator, 'callbacks?state=owed&wait=60s')).json.callbacks).toHaveLength(1)
    expect((await ask(emulator, 'callbacks?state=delivered,cancelled')).json.callbacks).toEqual([])
    await emulator.clock.advance('1m')
    expect((await ask(emulator, 'callbacks?wait=60s')).json.callbacks).toMatchObject([{ state: 'given_up' }])
  })

  test('asks for the next one by the last', async () => {
    const { emulator, control, close, waits } = await openCounted()
    const partner = createTestPartner(emulator)
    await partner.submit({ jobId: 'job-1', userId: 'demo-provisional' })
    await control.advance('1s')
    const [first] = (await ask(emulator, 'callbacks?wait=60s')).json.callbacks
    const second = ask(emulator, `callbacks?wait=60s&after=${first.id}`)
    await waits(1)
    await control.advance('29s')
    expect((await second).json.callbacks).toMatchObject([{ result: { code: '1220' } }])
    expect((await ask(emulator, `callbacks?after=${first.id}`)).json.callbacks).toHaveLength(1)
    await close()
  })

  test('gets a first verdict that is delivered after the final one', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver((_, response, ordinal) =>
      response.writeHead([1, 2].includes(ordinal) ? 503 : 200).end(),
    )
    await createTestPartner(emulator).submit({ userId: 'demo-provisional', callbackUrl: receiver.url })
    await emulator.clock.advance('30s')
    const [final] = (await ask(emulator, 'callbacks?wait=60s')).json.callbacks
    expect(final.result.code).toBe('1220')
    await emulator.clock.advance('1m')
    const later = (await ask(emulator, `callbacks?wait=60s&after=${final.id}`)).json.callbacks
    expect(later.map((one: { result: { code: string } }) => one.result.code)).toEqual(['0822'])
  })

  test('takes a lost callback for ended when it would have been sent', async () => {
    const folder = temporaryFolder('scenarios')
    const stages = [{ after: '1s', outcome: 'approved', by: 'machine', callback: { lost: true } }]
    writeFileSync(join(folder, 'lost.json'), JSON.stringify({ name: 'lost', summary: 'Nobody hears of it.', stages }))
    await using emulator = await startTestEmulator({ scenarios: [folder], callbacks: 'collect' })
    await emulator.next('lost')
    await createTestPartner(emulator).submit()
    expect((await ask(emulator, 'callbacks?wait=1ms')).json.callbacks).toEqual([])
    const heard = emulator.callbacks.next()
    await emulator.clock.advance('1s')
    expect((await ask(emulator, 'callbacks?wait=60s')).json.callbacks).toMatchObject([{ state: 'lost', attempts: [] }])
    expect((await heard).state).toBe('lost')
    expect(emulator.callbacks.inbox()).toEqual([])
  })

  test.each([
    ['wait=soon', 400, '"soon" is not a duration'],
    ['wait=61s', 400, '60s is the longest wait'],
    ['state=lots', 400, 'Did you mean lost?'],
    ['state=owed,', 400, 'There are: owed'],
    ['after=nothing', 404, 'no callback "nothing"'],
  ])('refuses %s with %i, and says what helps', async (query, status, error) => {
    await using emulator = await startTestEmulator()
    const answer = await ask(emulator, `callbacks?${query}`)
    expect([answer.status, answer.json.error]).toEqual([status, expect.stringContaining(error)])
  })

  test('refuses to wait for what comes after a callback that is still owed', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit()
    const id = (await emulator.callbacks.list())[0]?.id
    const { status, json } = await ask(emulator, `callbacks?after=${id}`)
    expect([status, json.error]).toEqual([409, expect.stringContaining('is owed and has not ended')])
  })
})

describe('waiting for a job by HTTP', () => {
  test('answers when it is final, though it did not exist before', async () => {
    const { emulator, control, close, waits } = await openCounted({ callbacks: 'post' })
    const final = ask(emulator, 'jobs/0000000001?wait=60s&state=final')
    const inReview = ask(emulator, 'jobs/0000000001?wait=60s&state=in_review')
    await waits(2)
    await createTestPartner(emulator).submit({ userId: 'demo-provisional' })
    await control.advance('1s')
    expect((await inReview).json.state).toBe('in_review')
    await control.review('0000000001', 'reject')
    expect((await final).json).toMatchObject({ state: 'final', results: [{ code: '0822' }, { code: '1221' }] })
    await close()
  })

  test('needs no callback, nor anybody, on the system clock', async () => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    const { smileJobId } = await createTestPartner(emulator).submit()
    expect((await ask(emulator, `jobs/${smileJobId}?wait=10s`)).json.state).toBe('final')
  })

  test('takes a final job for one that has been in review', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit()
    await emulator.clock.advance('1s')
    expect((await ask(emulator, `jobs/${smileJobId}?wait=60s&state=in_review`)).json.state).toBe('final')
  })

  test('ends after a while with the job as it is, and says what is to come', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit()
    const { status, json, hint } = await ask(emulator, `jobs/${smileJobId}?wait=1ms`)
    expect([status, json.state, json.hint]).toEqual([200, 'pending', hint])
    expect(hint).toContain('Its next result, 0820, is valid from 2026-01-01T00:00:01.000Z, in 1s.')
  })

  test('says 404 when it has not come even then', async () => {
    await using emulator = await startTestEmulator()
    expect((await ask(emulator, 'jobs/0000000001?wait=1ms')).status).toBe(404)
  })

  test('asks which one is meant when a second partner’s comes', async () => {
    const partners = [
      { id: '1', apiKey: 'one' },
      { id: '2', apiKey: 'two' },
    ]
    const { emulator, close, waits } = await openCounted({ partners })
    const waited = ask(emulator, 'jobs/0000000001?wait=60s')
    await waits(1)
    for (const { id, apiKey } of partners) await createTestPartner(emulator, id, apiKey).submit()
    expect((await waited).status).toBe(409)
    await close()
  })
})

describe('many who wait at once', () => {
  test('are all answered by one callback', async () => {
    const { emulator, control, close, waits } = await openCounted()
    const waiting = Array.from({ length: 200 }, () => ask(emulator, 'callbacks?wait=60s'))
    await waits(200)
    await createTestPartner(emulator).submit()
    await control.advance('1s')
    const answers = await Promise.all(waiting)
    expect(answers.every(({ json }) => json.callbacks.length === 1)).toBe(true)
    expect(control.events.listeners()).toBe(0)
    await close()
  })

  test('each for a job of its own, are answered each by its own', async () => {
    const { emulator, control, close, waits } = await openCounted()
    const partner = createTestPartner(emulator)
    const names = Array.from({ length: 200 }, (_, index) => `job-${index}`)
    const waiting = names.map((jobId) => ask(emulator, `callbacks?job_id=${jobId}&wait=60s`))
    await waits(200)
    for (const jobId of names) await partner.submit({ jobId })
    await control.advance('1s')
    const answers = await Promise.all(waiting)
    expect(answers.map(({ json }) => json.callbacks.map((one: { job_id: string }) => one.job_id))).toEqual(
      names.map((name) => [name]),
    )
    await close()
  })

  test('leave nothing behind when they go away', async () => {
    const { emulator, control, close, waits } = await openCounted()
    const leaving = new AbortController()
    const paths = ['callbacks?wait=60s', 'jobs/0000000001?wait=60s']
    const waiting = Promise.allSettled(
      Array.from({ length: 100 }, (_, index) => ask(emulator, paths[index % 2] ?? '', leaving.signal)),
    )
    await waits(100)
    leaving.abort()
    await waiting
    await waits(0)
    expect(control.events.listeners()).toBe(0)
    await close()
  })

  test('are let go by a reset, at once, of everything or of the only partner there is', async () => {
    for (const partnerId of [undefined, '1234']) {
      const { emulator, control, close, waits } = await openCounted()
      const waiting = ['callbacks?wait=60s', 'jobs/0000000001?wait=60s'].map((path) => ask(emulator, path))
      await waits(2)
      await control.reset(partnerId)
      for (const { status, json } of await Promise.all(waiting)) {
        expect([status, json.error]).toEqual([409, expect.stringContaining('was reset during the wait')])
      }
      expect(control.events.listeners()).toBe(0)
      await close()
    }
  })

  test('are let go when the emulator closes, at once', async () => {
    const { emulator, control, close, waits } = await openCounted()
    const callback = ask(emulator, 'callbacks?wait=60s')
    const job = ask(emulator, 'jobs/0000000001?wait=60s')
    const next = expect(control.nextCallback({ timeout: 60_000 })).rejects.toThrow('The emulator was closed')
    const completed = expect(control.completedJob('job-1', { timeout: 60_000 })).rejects.toThrow('was closed')
    await waits(4)
    await close()
    expect((await callback).json).toEqual({ callbacks: [], hint: expect.stringContaining('The emulator was closed.') })
    expect((await job).status).toBe(404)
    await Promise.all([next, completed])
  })
})

describe('the library’s next callback', () => {
  test('is the next that ends after the call, not one that ended before', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const partner = createTestPartner(emulator)
    await partner.submit({ jobId: 'job-1' })
    await emulator.clock.advance('1s')
    await partner.submit({ jobId: 'job-2' })
    const heard = emulator.callbacks.next()
    await emulator.clock.advance('1s')
    expect(await heard).toMatchObject({ jobId: 'job-2', state: 'delivered' })
  })

  test('can be of one job, or of one partner', async () => {
    const partners = [
      { id: '1', apiKey: 'one' },
      { id: '2', apiKey: 'two' },
    ]
    await using emulator = await startTestEmulator({ callbacks: 'collect', partners })
    const [ofJob, ofPartner] = [emulator.callbacks.next({ jobId: 'b' }), emulator.callbacks.next({ partnerId: '2' })]
    for (const { id, apiKey } of partners) {
      for (const jobId of ['a', 'b']) await createTestPartner(emulator, id, apiKey).submit({ jobId })
    }
    await emulator.clock.advance('1s')
    expect(await ofJob).toMatchObject({ partnerId: '1', jobId: 'b' })
    expect(await ofPartner).toMatchObject({ partnerId: '2', jobId: 'a' })
  })

  test('that does not come is an error that says what did, and what is due when', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const partner = createTestPartner(emulator)
    await partner.submit({ jobId: 'job-1', userId: 'demo-provisional' })
    await partner.submit({ jobId: 'job-2' })
    const failed = emulator.callbacks.next({ jobId: 'job-3', timeout: 50 })
    const reported = expect(failed).rejects.toThrow(
      /No callback of job "job-3" ended within 50ms of the call\. Others ended: \S+ \(0822 [^)]+\) is delivered; \S+ \(0820 [^)]+\) is delivered\. No job "job-3" was submitted\. Did you mean "job-\d"\?/,
    )
    await emulator.clock.advance('1s')
    await reported
    await expect(emulator.callbacks.next({ jobId: 'job-1', timeout: 1 })).rejects.toThrow(
      /\(1220 [^)]+\) is owed, due at 2026-01-01T00:00:30\.000Z, in 29s;.*stands at 2026-01-01T00:00:01\.000Z, and was not advanced during the wait: advance it by 29s\./,
    )
  })

  test('that nobody awaits any more disturbs nobody when it does not come', async () => {
    const emulator = await startTestEmulator()
    void emulator.callbacks.next()
    void emulator.jobs.completed('job-1')
    await emulator.close()
  })

  test('says why a callback that is still owed was not taken', async () => {
    await using emulator = await startTestEmulator()
    await createTestPartner(emulator).submit({ callbackUrl: 'http://localhost:1/callback' })
    const reported = expect(emulator.callbacks.next({ timeout: 200 })).rejects.toThrow(
      /is owed, tried once \(Connection refused.*\), due at .* having been advanced by 1s: advance it by 5s/,
    )
    await emulator.clock.advance('1s')
    await reported
  })

  test('says what an endpoint answered that did not take it', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver((_, response) => response.writeHead(500).end())
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.clock.advance('6s')
    await expect(emulator.callbacks.next({ timeout: 1 })).rejects.toThrow(
      'is owed, tried 2 times (answered 500), due at',
    )
  })

  test.each([
    ['refused', { callbackUrl: 'http://8.8.8.8/callback' }],
    ['given_up', { callbackUrl: 'http://localhost:1/callback' }],
  ])('may be one that was %s', async (state, submission) => {
    await using emulator = await startTestEmulator({ callbackRetry: [] })
    await createTestPartner(emulator).submit(submission)
    const heard = emulator.callbacks.next()
    await emulator.clock.advance('1s')
    expect((await heard).state).toBe(state)
  })
})

describe('the library’s completed job', () => {
  test('is the job once its result is final, and at once when it is already', async () => {
    await using emulator = await startTestEmulator()
    const completed = emulator.jobs.completed('job-1')
    await createTestPartner(emulator).submit({ jobId: 'job-1', userId: 'demo-provisional' })
    await emulator.clock.advance('30s')
    expect((await completed).results.map(({ result }) => result.code)).toEqual(['0822', '1220'])
    expect(await emulator.jobs.completed('job-1', { timeout: 0 })).toEqual(await completed)
  })

  test('that does not come says how far it came', async () => {
    const folder = temporaryFolder('scenarios')
    const stages = [{ after: '1s', outcome: 'provisional', by: 'machine' }, { when: 'reviewed' }]
    writeFileSync(join(folder, 'vip.json'), JSON.stringify({ name: 'vip', summary: 'Waits for a reviewer.', stages }))
    await using emulator = await startTestEmulator({ scenarios: [folder] })
    await emulator.next('vip')
    await createTestPartner(emulator).submit({ jobId: 'job-1' })
    const completed = () => emulator.jobs.completed('job-1', { timeout: 1 })
    await expect(completed()).rejects.toThrow(
      /Job "job-1" had no final result within 1ms\. Job 0000000001 is pending\. .* advance it by 1s\./,
    )
    await emulator.clock.advance('1s')
    await expect(completed()).rejects.toThrow('is in_review. Nothing more is planned: only a review ends it')
    await emulator.next('never-completes')
    await createTestPartner(emulator).submit({ jobId: 'job-3' })
    await expect(emulator.jobs.completed('job-3', { timeout: 1 })).rejects.toThrow(
      'is pending. Nothing more is planned: with its scenario, never-completes, it never has a result.',
    )
    await expect(emulator.jobs.completed('job-4', { timeout: 1 })).rejects.toThrow('No job "job-4" was submitted.')
  })
})
