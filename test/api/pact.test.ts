import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statesByGeneration } from '../../contracts/known-states.ts'
import type { Emulator } from '../../server/index.ts'
import { verify } from '../../server/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { type Answer, createTestPartner, type TestPartner } from '../helpers/partner.ts'
import { registry } from '../helpers/registry.ts'

const other = { id: '085', apiKey: 'another-partners-key' }
let emulator: Emulator
let partner: TestPartner

beforeAll(async () => {
  emulator = await startTestEmulator({ partners: [{ id: '1234', apiKey: 'emulator-api-key' }, other] })
  partner = createTestPartner(emulator)
})
afterAll(() => emulator.close())

const states = (state: string | undefined, params: object = {}, query = ''): Promise<Answer> =>
  partner.post(`/__emulator/pact/states${query}`, { ...(state !== undefined && { state }), params, action: 'setup' })
const holds = (
  { timestamp, signature }: { timestamp: string; signature: string },
  { id, apiKey } = { id: '1234', apiKey: 'emulator-api-key' },
) => verify({ partnerId: id, apiKey, timestamp }, signature)

const everyState = [...statesByGeneration].flatMap(([api, { states, commonValues }]) =>
  states.map(({ name, values }) => ({ api, name, values: [...commonValues, ...values] })),
)

describe('a provider state', () => {
  test.each(everyState)('"$name" of $api gives back what it says', async ({ api, name, values }) => {
    const { status, body } = await states(name, { api })
    expect(status).toBe(200)
    expect(Object.keys(body).toSorted()).toEqual(values.toSorted())
    expect(holds(body)).toBe(name !== 'a forged signature')
  })

  test('that is absent is just a partner, the one that is named', async () => {
    const { body } = await states(undefined, {}, `?partner_id=${other.id}&callback_path=/hooks/smile`)
    expect(body).toMatchObject({ partner_id: other.id, callback_path: '/hooks/smile' })
    expect(holds(body, other)).toBe(true)
  })

  test('gives a job_id that nobody has used', async () => {
    const [one, another] = [await states('a partner'), await states('a partner')]
    expect(one.body.job_id).not.toBe(another.body.job_id)
    expect((await states('a partner', { job_id: 'mine' })).body.job_id).toBe('mine')
  })

  test.each([
    ['node', '2026-01-01T00:00:00.000Z'],
    ['python', '2026-01-01T00:00:00.000000+00:00'],
    ['php', '2026-01-01T00:00:00+00:00'],
    ['ruby', '2026-01-01 00:00:00 +0000'],
    ['java', '2026-01-01T00:00:00.000000Z'],
  ])('writes the time as the SDK of %s does', async (sdk, timestamp) => {
    const { body } = await states('a partner', { sdk })
    expect(body.timestamp).toBe(timestamp)
    expect(holds(body)).toBe(true)
  })

  test('puts a job in place that is as far as it says, as often as it is asked', async () => {
    const look = async () => (await partner.status('anna', 'job-1')).body
    await states('a job', { user_id: 'anna', job_id: 'job-1', state: 'in_review' })
    expect(await look()).toMatchObject({ job_complete: true, result: { ResultCode: '0822', IsFinalResult: 'false' } })
    await states('an open upload', { user_id: 'anna', job_id: 'job-1' })
    expect(await look()).toMatchObject({ code: '2314' })
    await states('a job', { user_id: 'anna', job_id: 'job-1', state: 'pending' })
    expect(await look()).toMatchObject({ job_complete: false, code: '2302' })
    await states('a job', { user_id: 'anna', job_id: 'job-1', scenario: 'spoof-suspected-then-confirmed' })
    expect(await look()).toMatchObject({ result: { ResultCode: '1222', IsFinalResult: 'true' } })
  })

  test('is part of the emulator’s state, which can be taken and put back', async () => {
    const about = { user_id: 'anna', job_type: 1, id_info: { country: 'NG', id_type: 'BVN', id_number: '00000000000' } }
    await states('a job', { ...about, job_id: 'kept' })
    await states('an open upload', { ...about, job_id: 'open' })
    const response = await fetch(`${emulator.url}/__emulator/state`)
    const state = (await response.json()) as { error?: string }
    expect([response.status, state.error]).toEqual([200, undefined])
    await emulator.restore(state)
    expect(await emulator.jobs.list({ jobId: 'kept' })).toHaveLength(1)
  })

  test('is forgotten with all of the partner’s when it is torn down, and with nothing of another’s', async () => {
    await states('a job', { user_id: 'anna', job_id: 'mine' })
    await states('a job', { user_id: 'anna', job_id: 'theirs', partner_id: other.id })
    const params = { partner_id: '1234' }
    expect(
      (await partner.post('/__emulator/pact/states', { state: 'a job', params, action: 'teardown' })).body,
    ).toEqual({})
    expect(await emulator.jobs.list({ jobId: 'mine' })).toEqual([])
    expect(await emulator.jobs.list({ jobId: 'theirs' })).toHaveLength(1)
  })

  test.each<[string, object, number, string]>([
    ['a jobb', {}, 404, 'has no provider state'],
    ['a job', { userid: 'anna' }, 400, 'has no parameter "userid". Did you mean "user_id"?'],
    ['a job', { state: 'done' }, 400, 'It takes: pending, in_review, final.'],
    ['a job', { scenario: 'approvd' }, 404, 'Did you mean "approved"?'],
    ['a job', { scenario: 'no-face', state: 'in_review' }, 409, 'is never in_review by itself'],
    ['a job', { scenario: 'unknown-user' }, 409, 'makes no job for smart_selfie_authentication'],
    ['a job', { job_type: 3 }, 400, 'job_type'],
    ['an old signature', { age: 'long' }, 400, 'is not a duration'],
    ['a job', { partner_params: 'text' }, 400, 'must be an object'],
  ])('"%s" with %j is refused, with what helps', async (state, params, status, reported) => {
    const answer = await states(state, params)
    expect(answer.status).toBe(status)
    expect(answer.body.error).toContain(reported)
  })
})

describe('a message', () => {
  const say = (params: object) =>
    partner.post('/__emulator/pact/messages', { description: 'd', providerStates: [{ name: 'a job', params }] })

  test('is the callback of the job that its states name', async () => {
    const { status, body, headers } = await say({
      user_id: 'anna',
      job_id: 'm-1',
      job_type: 4,
      partner_params: { branch: 'lagos' },
    })
    expect(status).toBe(200)
    expect(registry.validate('v1/callback', body)).toEqual([])
    expect(body).toMatchObject({
      ResultCode: '0840',
      PartnerParams: { user_id: 'anna', job_id: 'm-1', job_type: 4, branch: 'lagos' },
    })
    expect(holds(body)).toBe(true)
    expect(JSON.parse(Buffer.from(headers.get('pact-message-metadata') ?? '', 'base64').toString())).toEqual({
      contentType: 'application/json',
    })
  })

  test('is Smile Secure’s where that spoke last', async () => {
    const { body } = await say({ job_type: 4, scenario: 'suspects-found' })
    expect(registry.validate('v1/smile-secure-callback', body)).toEqual([])
  })

  test('cannot be said of nothing', async () => {
    expect(await say({ state: 'pending' })).toMatchObject({ status: 409 })
    expect(await partner.post('/__emulator/pact/messages', {})).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('"a job"') },
    })
  })
})
