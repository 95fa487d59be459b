import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMessageSchemas } from '../../schemas/generate/message-schema.ts'
import { shippedScenarios } from '../../server/files/scenarios/files.ts'
import type { Emulator } from '../../server/index.ts'
import { verify } from '../../server/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

async function call(emulator: Emulator, method: string, path: string, body?: unknown) {
  const response = await fetch(`${emulator.url}/__emulator/${path}`, {
    method,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  return { status: response.status, json: (await response.json()) as any }
}

describe('the control API', () => {
  test('is healthy', async () => {
    await using emulator = await startTestEmulator()
    expect((await call(emulator, 'GET', 'health')).json).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d/),
      control_api: expect.stringMatching(/^\d+\.\d+$/),
    })
  })

  test('has one version, in its health and in its OpenAPI document', async () => {
    await using emulator = await startTestEmulator()
    const { control_api: version } = (await call(emulator, 'GET', 'health')).json
    expect((await call(emulator, 'GET', 'openapi.json')).json.info['x-control-api-version']).toBe(version)
  })

  test('queues a scenario, reviews its job, and shows both', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    expect((await call(emulator, 'POST', 'next', { scenario: 'spoof-suspected-then-confirmed' })).json).toEqual({
      partner_id: '1234',
      scenario: 'spoof-suspected-then-confirmed',
      times: 1,
    })
    const { smileJobId } = await partner.submit({ callbackUrl: receiver.url })
    await call(emulator, 'POST', 'clock/advance', { by: '1s' })
    const shown = (await call(emulator, 'GET', `jobs/${smileJobId}`)).json
    expect(shown).toMatchObject({
      state: 'in_review',
      scenario: { chosen_by: 'queued' },
      planned: [{ outcome: 'spoof_confirmed' }],
    })

    const reviewed = await call(emulator, 'POST', `jobs/${smileJobId}/review`, { decision: 'approve' })
    expect(reviewed.json).toMatchObject({ state: 'final', planned: [], results: [{ code: '0824' }, { code: '1220' }] })
    await call(emulator, 'POST', 'clock/advance', { by: '0s' })
    const { callbacks } = (await call(emulator, 'GET', 'callbacks')).json
    expect(callbacks.map((one: { state: string; result: { code: string } }) => [one.state, one.result.code])).toEqual([
      ['delivered', '0824'],
      ['cancelled', '1222'],
      ['delivered', '1220'],
    ])
    const replayed = await call(emulator, 'POST', `callbacks/${callbacks[0].id}/replay`)
    expect(replayed.json).toMatchObject({ state: 'owed', replay_of: callbacks[0].id })
  })

  test('replays a callback with a fault', async () => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.clock.advance('1s')
    const [{ id }] = (await call(emulator, 'GET', 'callbacks')).json.callbacks
    /** One after the other: what is posted at once may arrive in any order. */
    const replay = async (fault?: string, claims?: string) => {
      const answer = await call(emulator, 'POST', `callbacks/${id}/replay`, fault && { fault, claims })
      await emulator.clock.advance('0s')
      return answer
    }
    expect((await replay('forged')).json).toMatchObject({ fault: 'its callback has its signature wrong: forged' })
    await replay('stale')
    await replay('unsigned')
    await replay('twice')
    await replay()
    const signed = { timestamp: '2026-01-01T00:00:01.000Z', signature: expect.any(String) }
    const [right, forged, stale, unsigned, ...rest] = receiver.received.map(({ body }) => body)
    const holds = (body: typeof signed) =>
      verify({ partnerId: '1234', apiKey: 'emulator-api-key', ...body }, body.signature)
    expect([right, forged, stale, ...rest].map(holds)).toEqual([true, false, true, true, true, true])
    expect(stale).toMatchObject({ timestamp: '2025-12-31T00:00:01.000Z' })
    expect(unsigned).not.toHaveProperty('signature')
    expect(rest).toMatchObject([signed, signed, signed])
    expect(await replay('late')).toMatchObject({ status: 400, json: { error: expect.stringContaining('/fault') } })
    expect((await replay('forged', 'rejected')).json).toMatchObject({
      fault: 'its callback has its signature wrong: forged, claims rejected',
      result: { code: '0820' },
    })
    expect(receiver.received.at(-1)?.body).toMatchObject({ ResultCode: '0821' })
    const alone = await call(emulator, 'POST', `callbacks/${id}/replay`, { claims: 'rejected' })
    expect(alone).toMatchObject({
      status: 400,
      json: { error: expect.stringContaining('/fault: is needed beside claims, and missing.') },
    })
  })

  test('shows who is on file, and can be changed', async () => {
    await using emulator = await startTestEmulator()
    expect((await call(emulator, 'GET', 'users/bola')).json.state).toBe('not_on_file')
    expect((await call(emulator, 'PUT', 'users/bola', {})).json.state).toBe('enrolled')
    expect((await call(emulator, 'PUT', 'users/bola', { state: 'disabled' })).json.state).toBe('disabled')
    expect((await call(emulator, 'DELETE', 'users/bola')).json.state).toBe('not_on_file')
    expect((await call(emulator, 'PUT', 'users/bola', { state: 'asleep' })).json.error).toContain(
      '/state: expected one of',
    )
  })

  test('takes no orders from another site’s page', async () => {
    await using emulator = await startTestEmulator()
    const reset = (origin: string) => fetch(`${emulator.url}/__emulator/reset`, { method: 'POST', headers: { origin } })
    expect((await reset('https://evil.example')).status).toBe(403)
    expect((await reset('null')).status).toBe(403)
    const shouted = await fetch(`${emulator.url}/__EMULATOR/reset`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    })
    expect(shouted.status).toBe(404)
    expect((await reset(emulator.url)).status).toBe(200)
  })

  test('lists scenarios in words', async () => {
    await using emulator = await startTestEmulator()
    const { scenarios } = (await call(emulator, 'GET', 'scenarios')).json
    const files = readdirSync(shippedScenarios)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
    expect(scenarios.map(({ name }: { name: string }) => `${name}.yaml`)).toEqual(files)
    expect(scenarios.find(({ name }: { name: string }) => name === 'issuer-unavailable')).toMatchObject({
      match: [{ user_id: expect.stringContaining('issuer-unavailable') }, { 'id_info.last_name': '"Downsworth"' }],
      story: ['after 1s: issuer_unavailable, by machine'],
    })
  })

  test('shows the certificate authority, and every schema by its name', async () => {
    await using emulator = await startTestEmulator()
    expect(await (await fetch(`${emulator.url}/__emulator/ca.pem`)).text()).toBe(emulator.ca.pem)
    for (const { name, schema } of readMessageSchemas()) {
      expect((await call(emulator, 'GET', `schemas/${name}`)).json).toEqual(schema)
    }
    expect((await call(emulator, 'GET', 'schemas/v1/callback.schema.json')).json.title).toBe('V1 callback')
    for (const path of ['..%2f..%2fpackage', 'v1/tolerant/nothing', 'v1/tolerant/callback/more']) {
      expect((await call(emulator, 'GET', `schemas/${path}`)).status).toBe(404)
    }
  })

  test.each([
    ['POST', 'next', { scenario: 'rejcted' }, 404, 'Did you mean "rejected"?'],
    ['POST', 'next', {}, 400, '/scenario: is required'],
    ['POST', 'next', { scenario: 'rejected', times: 0 }, 400, '/times'],
    ['POST', 'next', { scenario: 'rejected', partner_id: '9' }, 404, 'Known: 1234'],
    ['POST', 'next', '{', 400, 'not JSON'],
    ['POST', 'jobs/0000000007/review', { decision: 'approve' }, 404, 'no job 0000000007'],
    ['POST', 'jobs/0000000007/review', { decision: 'maybe' }, 400, 'one of approve, reject, spoof'],
    ['POST', 'callbacks/x/replay', undefined, 404, 'no callback "x"'],
    ['POST', 'clock/advance', { by: 'soon' }, 400, '/by'],
    ['POST', 'reset', { partner_id: '9' }, 404, 'Partner "9" is not served'],
    ['GET', 'job', undefined, 404, 'Did you mean /__emulator/jobs?'],
    ['GET', 'reset', undefined, 405, 'takes POST, not GET'],
  ])('%s %s with %j answers %i and says what helps', async (method, path, body, status, error) => {
    await using emulator = await startTestEmulator()
    const answer = await call(emulator, method, path, body)
    expect([answer.status, answer.json.error]).toEqual([status, expect.stringContaining(error)])
  })

  test('cannot advance the system clock', async () => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    const { status, json } = await call(emulator, 'POST', 'clock/advance', { by: '1s' })
    expect([status, json.error]).toEqual([409, expect.stringContaining('--clock virtual')])
  })

  test('asks which partner is meant when two have a job of the same number', async () => {
    const partners = [
      { id: '1', apiKey: 'one' },
      { id: '2', apiKey: 'two' },
    ]
    await using emulator = await startTestEmulator({ partners })
    for (const { id, apiKey } of partners) await createTestPartner(emulator, id, apiKey).submit()
    expect((await call(emulator, 'GET', 'jobs/0000000001')).status).toBe(409)
    expect((await call(emulator, 'GET', 'jobs/0000000001?partner_id=2')).json.partner_id).toBe('2')
  })
})

describe('the journal', () => {
  test('keeps each exchange, without signatures, keys and pictures', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await partner.submit()
    await partner.status(userId, jobId)
    const { exchanges } = (await call(emulator, 'GET', 'journal')).json
    expect(exchanges.map((one: { method: string; status: number }) => [one.method, one.status])).toEqual([
      ['POST', 200],
      ['PUT', 200],
      ['POST', 200],
    ])
    expect(exchanges[1]).toMatchObject({
      partner_id: '1234',
      request: { bytes: expect.any(Number) },
      response: { entries: ['info.json'] },
    })
    const text = JSON.stringify(exchanges)
    expect(text).not.toMatch(/"signature":"(?!\[removed\])/)
    expect(text).not.toMatch(/Signature=(?!\[removed\])/)
    expect(text).not.toContain('emulator-api-key')
  })

  test('keeps the newest and forgets the rest', async () => {
    await using emulator = await startTestEmulator({ journalSize: 3 })
    const partner = createTestPartner(emulator)
    for (let turn = 0; turn < 8; turn++) await partner.status('demo-anna', `job-${turn}`)
    expect(emulator.journal.list().map(({ request }) => (request as { job_id: string }).job_id)).toEqual([
      'job-5',
      'job-6',
      'job-7',
    ])
  })

  test('keeps what was refused, with its explanation, also when it was no JSON', async () => {
    await using emulator = await startTestEmulator()
    await createTestPartner(emulator).post('/v1/upload', '{')
    expect(emulator.journal.list()[0]).toMatchObject({ status: 400, hint: expect.stringContaining('not JSON') })
  })
})

describe('parallel tests that share one emulator', () => {
  test('see nothing of each other, each with a partner of its own', async () => {
    const partners = Array.from({ length: 8 }, (_, index) => ({ id: String(index), apiKey: `key-${index}` }))
    await using emulator = await startTestEmulator({ partners })
    await Promise.all(
      partners.map(async ({ id, apiKey }, index) => {
        await using receiver = await startReceiver()
        const partner = createTestPartner(emulator, id, apiKey)
        const scenario = index % 2 ? 'rejected' : 'no-face'
        await emulator.next(scenario, { partnerId: id })
        const { smileJobId } = await partner.submit({ userId: 'demo-same', jobId: 'same', callbackUrl: receiver.url })
        await emulator.clock.advance('1s')
        expect(smileJobId).toBe('0000000001')
        expect(receiver.received.map(({ body }) => body.ResultCode)).toEqual([index % 2 ? '0821' : '0921'])
        expect(await emulator.jobs.list({ partnerId: id })).toHaveLength(1)
        expect(await emulator.callbacks.list({ partnerId: id })).toHaveLength(1)
        expect(emulator.journal.list(id).every(({ partnerId }) => partnerId === id)).toBe(true)
        await emulator.reset(id)
        expect(await emulator.jobs.list({ partnerId: id })).toEqual([])
      }),
    )
  })
})

describe('a control call that names a partner', () => {
  const partners = [
    { id: '1', apiKey: 'one' },
    { id: '2', apiKey: 'two' },
  ]

  test('in its query means that one', async () => {
    await using emulator = await startTestEmulator({ partners })
    for (const { id, apiKey } of partners) await createTestPartner(emulator, id, apiKey).submit()
    expect((await call(emulator, 'POST', 'next?partner_id=2', { scenario: 'rejected' })).json.partner_id).toBe('2')
    await call(emulator, 'POST', 'reset?partner_id=2')
    expect((await emulator.jobs.list()).map(({ partnerId }) => partnerId)).toEqual(['1'])
    expect((await call(emulator, 'POST', 'reset?partner_id=9')).status).toBe(404)
  })

  test('twice, and differently, is refused', async () => {
    await using emulator = await startTestEmulator({ partners })
    const { status, json } = await call(emulator, 'POST', 'reset?partner_id=1', { partner_id: '2' })
    expect([status, json.error]).toEqual([400, expect.stringContaining('Name one.')])
  })
})
