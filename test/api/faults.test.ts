import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import https from 'node:https'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, usualPackage } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

/** An emulator with one scenario of its own, which is played next. */
async function startWith(scenario: object): Promise<Emulator> {
  const folder = temporaryFolder('faults')
  writeFileSync(join(folder, 'mine.json'), JSON.stringify({ name: 'mine', summary: 'Made for a test.', ...scenario }))
  const emulator = await startTestEmulator({ scenarios: [folder] })
  await emulator.next('mine')
  return emulator
}

const approved = { after: '1s', outcome: 'approved', by: 'machine' }

describe('a scenario may spoil', () => {
  test('several things at once, on top of another’s story', async () => {
    await using emulator = await startWith({
      extends: 'provisional-then-approved',
      upload: { latency: '2s' },
      job_status: { signature: 'stale', lag: '5s' },
      stages: [
        {
          after: '1s',
          outcome: 'provisional',
          by: 'machine',
          callback: { times: 2, every: '1s', signature: 'forged' },
        },
        { after: '30s', outcome: 'rejected', by: 'human', callback: { delay: '10s', fields: 'unknown' } },
      ],
    })
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const { body } = await partner.upload({ callbackUrl: receiver.url, jobId: 'job-1' })
    const put = partner.put(body.upload_url, await usualPackage())
    // The package is taken at once, and the answer to it takes its time.
    await vi.waitUntil(async () => (await emulator.jobs.list()).length === 1, { interval: 2, timeout: 20_000 })
    await emulator.clock.advance('2s')
    expect(await put).toMatchObject({ status: 200, hint: expect.stringContaining('spoils this: after 2s') })
    await emulator.clock.advance('1h')
    expect(receiver.received.map(({ body }) => body.ResultCode)).toEqual(['0822', '0822', '1221'])
    expect(
      receiver.received.map(({ body }) => verify('emulator-api-key', '1234', body.timestamp, body.signature)),
    ).toEqual([false, false, true])
    const status = await partner.status('demo-anna', 'job-1')
    expect(status.body.timestamp).toBe('2025-12-31T01:00:02.000Z')
    expect(status.hint).toContain('Scenario "mine" spoils this: signature: stale, 5s behind.')
  })

  test('job_status for a while', async () => {
    await using emulator = await startWith({ stages: [approved], job_status: { status: 502, until: '10s' } })
    const partner = createTestPartner(emulator)
    const { jobId, userId } = await partner.submit()
    await emulator.clock.advance('9s')
    expect((await partner.status(userId, jobId)).status).toBe(502)
    await emulator.clock.advance('1s')
    expect(await partner.status(userId, jobId)).toMatchObject({ status: 200, hint: '' })
  })

  test('job_status with the vendor’s own refusal', async () => {
    await using emulator = await startWith({ stages: [approved], job_status: { error: 'system_error', latency: '1s' } })
    const partner = createTestPartner(emulator)
    const { jobId, userId } = await partner.submit()
    const answer = partner.status(userId, jobId)
    await new Promise((resolve) => setImmediate(resolve))
    await vi.waitUntil(
      async () => {
        await emulator.clock.advance('1s')
        return emulator.journal.list().some(({ path }) => path === '/v1/job_status')
      },
      { interval: 2, timeout: 20_000 },
    )
    expect(await answer).toMatchObject({ status: 500, body: { error: 'System Error', code: '2201' } })
  })

  test.each([
    ['reset', 'ECONNRESET', undefined],
    ['cut', 'ECONNRESET', 200],
  ])('an answer over https, which is then %s', async (broken, code, status) => {
    await using emulator = await startWith({ stages: [approved], respond: { broken } })
    const partner = createTestPartner(emulator)
    const request = https.request(`${emulator.secureUrl}/v1/upload`, {
      method: 'POST',
      ca: emulator.ca.pem,
      agent: false,
    })
    request.end(JSON.stringify(partner.uploadBody()))
    const seen = await new Promise<{ code?: string | undefined; status?: number | undefined }>((resolve) => {
      request.on('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code }))
      request.on('response', (response) => {
        response.resume()
        once(response, 'end').catch((error) => resolve({ code: error.code, status: response.statusCode }))
      })
    })
    expect(seen).toEqual({ code, ...(status && { status }) })
    // The emulator goes on.
    expect((await partner.upload()).status).toBe(200)
    expect(emulator.journal.list()[0]?.hint).toContain(`answer broken: ${broken}`)
  })

  test('the answer of a lookup, which is then no JSON', async () => {
    await using emulator = await startWith({ stages: [approved], respond: { broken: 'malformed' } })
    const partner = createTestPartner(emulator)
    const params = { user_id: 'u', job_id: 'j', job_type: 5 }
    const question = { partner_id: '1234', ...partner.signed(), partner_params: params, country: 'NG', id_type: 'BVN' }
    const response = await fetch(`${emulator.url}/v1/id_verification`, {
      method: 'POST',
      body: JSON.stringify({ ...question, id_number: '00000000000' }),
    })
    expect(response.status).toBe(200)
    await expect(response.json()).rejects.toThrow(SyntaxError)
    // It was looked up all the same.
    expect(await emulator.jobs.list()).toHaveLength(1)
  })
})

describe('a fault ends', () => {
  test.each([
    ['link-expired', 'virtual'],
    ['link-expired', 'system'],
    ['link-forbidden', 'virtual'],
    ['put-503', 'virtual'],
  ] as const)('by a fresh link after %s on the %s clock', async (name, clock) => {
    await using emulator = await startTestEmulator({ clock })
    const partner = createTestPartner(emulator)
    const request = { userId: `demo-${name}`, jobId: 'job-1' }
    const first = await partner.upload(request)
    const refused = await partner.put(first.body.upload_url, await usualPackage())
    expect(refused.status).toBe(name === 'put-503' ? 503 : 403)
    expect(refused.hint).toContain('retry: true')
    const fresh = await partner.upload({ ...request, upload: { retry: true } })
    expect((await partner.put(fresh.body.upload_url, await usualPackage())).status).toBe(200)
    if (clock === 'virtual') await emulator.clock.advance('1s')
    else await emulator.jobs.completed('job-1')
    expect((await partner.status(request.userId, 'job-1')).body.result.ResultCode).toBe('0820')
  })

  test('by a replay, after a callback was lost or forged', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    await partner.submit({ userId: 'demo-callback-lost', callbackUrl: receiver.url })
    await partner.submit({ userId: 'demo-callback-forged', callbackUrl: receiver.url })
    await emulator.clock.advance('1s')
    expect(receiver.received).toHaveLength(1)
    for (const { id } of await emulator.callbacks.list()) await emulator.callbacks.replay(id)
    await emulator.clock.advance('0s')
    const replayed = receiver.received.slice(1).map(({ body }) => body)
    expect(replayed.map((body) => verify('emulator-api-key', '1234', body.timestamp, body.signature))).toEqual([
      true,
      true,
    ])
  })
})

test('a poll that a callback overtakes still answers the earlier state of the job', async () => {
  await using emulator = await startTestEmulator()
  await using receiver = await startReceiver()
  const partner = createTestPartner(emulator)
  const { userId, jobId } = await partner.submit({ userId: 'demo-status-overtaken', callbackUrl: receiver.url })
  const poll = partner.status(userId, jobId)
  // It has been read once calls that were made after it are answered.
  for (let turn = 0; turn < 5; turn++) await fetch(`${emulator.url}/__emulator/health`)
  await emulator.clock.advance('2s')
  expect(receiver.received).toMatchObject([{ body: { ResultCode: '0820' } }])
  await emulator.clock.advance('1s')
  expect((await poll).body).toMatchObject({ job_complete: false, code: '2302' })
  expect((await partner.status(userId, jobId)).body).toMatchObject({ job_complete: true })
})

test('control says of a callback what is wrong with it on purpose', async () => {
  await using emulator = await startTestEmulator()
  await using receiver = await startReceiver()
  await createTestPartner(emulator).submit({ userId: 'demo-callback-stale', callbackUrl: receiver.url })
  const { callbacks } = (await (await fetch(`${emulator.url}/__emulator/callbacks`)).json()) as { callbacks: object[] }
  expect(callbacks).toMatchObject([{ fault: 'its callback has its signature wrong: stale' }])
})
