import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { v3Client } from '../../helpers/v3.ts'

const other = { id: '5678', apiKey: 'key-of-another' }
const emulator = await openTestEmulator({
  callbacks: 'collect',
  partners: [{ id: '1234', apiKey: 'key-of-the-shop' }, other],
})
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control, url } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(url, partner)
const strange = `job_${'0'.repeat(26)}`

/** A job of a scenario. @returns its id. */
async function submit(scenario = 'approved', more = {}): Promise<string> {
  return (await shop.submit({ partner_params: { emulator_scenario: scenario }, ...more })).body.job_id
}

async function reported() {
  return (await control.inbox({ partnerId: '1234' })).map(({ body }) => (body as { status: string }).status)
}

describe('GET /v3/status/{jobId}', () => {
  test.each([
    ['approved', 200, 'clear'],
    ['rejected', 200, 'block'],
    ['medium-risk', 200, 'attention'],
    ['issuer-unavailable', 200, 'error'],
    ['never-completes', 202, 'processing'],
  ])('of %s answers %i %s', async (scenario, status, word) => {
    const jobId = await submit(scenario)
    await control.advance('1m')
    expect(await shop.status(jobId)).toMatchObject({ status, body: { status: word }, hint: '' })
  })

  test('says that a job in review is processed, until the reviewer has said otherwise', async () => {
    putScenario('reviewed', {
      summary: 'Waits for a reviewer.',
      stages: [{ after: '1s', outcome: 'provisional', by: 'machine' }, { when: 'reviewed' }],
    })
    const jobId = await submit('reviewed')
    await control.advance('1s')
    expect(await shop.status(jobId)).toMatchObject({ status: 202, body: { status: 'processing' } })
    await control.review(jobId, 'reject')
    expect(await shop.status(jobId)).toMatchObject({ status: 200, body: { status: 'block' } })
    await control.advance('1s')
    expect(await reported()).toEqual(['processing', 'block'])
  })

  test('says not_found of a job that nobody knows, of another partner’s, and after a reset', async () => {
    const jobId = await submit()
    const notFound = { status: 404, body: { status: 'not_found', user_id: 'unknown', message: 'Job not found' } }
    expect(await shop.status(strange)).toMatchObject({ ...notFound, hint: expect.stringContaining('has no job') })
    expect(await v3Client(url, other).status(jobId)).toMatchObject(notFound)
    await control.reset()
    const { headers, body } = await shop.status(jobId)
    expect(body).toMatchObject(notFound.body)
    expect([headers.get('job_id'), headers.get('user_id')]).toEqual([jobId, 'unknown'])
  })

  test.each(['0000000001', 'job_1', `job_${'u'.repeat(26)}`])('refuses the id %s', async (id) => {
    expect(await shop.status(id)).toMatchObject({
      ...{ status: 400, body: { message: `"jobId" must be a valid TypeID with prefix 'job_'` } },
      hint: expect.stringContaining(id),
    })
  })

  test('has its scenario’s fault', async () => {
    putScenario('refusing', {
      summary: 'Refuses to say.',
      extends: 'approved',
      job_status: { error: 'not_authorized', until: '5s' },
    })
    const jobId = await submit('refusing')
    expect(await shop.status(jobId)).toMatchObject({
      status: 401,
      hint: 'Scenario "refusing" answers so.',
    })
    await control.advance('5s')
    expect(await shop.status(jobId)).toMatchObject({ status: 200, body: { status: 'clear' } })
  })
})

describe('POST /v3/replay/{job_id}', () => {
  test('sends the final callback again, with a new signature, to the same address', async () => {
    const jobId = await submit('rejected', { callback_url: 'inbox:1234' })
    await control.advance('1s')
    expect(await reported()).toEqual(['block'])
    expect(await shop.replay(jobId)).toMatchObject({
      status: 202,
      body: { status: 'accepted', job_id: jobId, message: 'Callback replay queued successfully.' },
    })
    await control.advance('1h')
    const [first, again] = await control.inbox({ partnerId: '1234' })
    expect(again?.body).toMatchObject({ job_id: jobId, status: 'block' })
    const signed = [first, again].map((one) => one?.headers['Response-Timestamp'] ?? one?.headers['response-timestamp'])
    expect(signed[0]).not.toBe(undefined)
    const [, replayed] = await control.callbacks({})
    expect(replayed?.replayOf).toBe((await control.callbacks({}))[0]?.id)
  })

  test('goes to the address in the request or in the token; a job of /sync has no other', async () => {
    const { body } = await shop.sync()
    const token = await shop.token({ payload: { callback_url: 'inbox:1234' } })
    const bound = await shop.post(`/v3/replay/${body.job_id}`, undefined, { 'smileid-token': token })
    expect(bound.status).toBe(202)
    expect(await shop.replay(body.job_id, { callback_url: 'inbox:1234' })).toMatchObject({ status: 202 })
    await control.advance('1s')
    expect(await reported()).toEqual(['clear', 'clear'])
  })

  test('is refused while the job is processed', async () => {
    for (const scenario of ['approved', 'never-completes']) {
      expect(await shop.replay(await submit(scenario))).toMatchObject({
        status: 409,
        body: {
          status: 'Conflict',
          message: 'Job is still processing. Callbacks can only be replayed for completed jobs.',
        },
      })
    }
  })

  test('is refused for an unknown job, and for an invalid id', async () => {
    expect(await shop.replay(strange)).toMatchObject({ status: 404, body: { message: 'Job not found' } })
    const { body, status } = await shop.replay('job_1')
    expect([status, body.message]).toEqual([400, `"job_id" must be a valid TypeID with prefix 'job_'`])
  })

  test('is refused where nobody said where to, and where that cannot be called', async () => {
    const plain = await openTestEmulator()
    try {
      const client = v3Client(plain.url, plain.partners[0] as NonNullable<(typeof plain.partners)[0]>)
      const { body } = await client.sync()
      const refused = { status: 400, body: { message: 'No valid callback URL available' } }
      expect(await client.replay(body.job_id)).toMatchObject(refused)
      expect(await client.replay(body.job_id, { callback_url: 'nowhere' })).toMatchObject(refused)
    } finally {
      await plain.close()
    }
  })

  test('is refused as JSON', async () => {
    const headers = { 'smileid-token': await shop.token(), 'content-type': 'application/json' }
    const answer = await shop.ask('POST', `/v3/replay/${await submit()}`, { headers, body: '{}' })
    expect(answer).toMatchObject({ status: 415 })
  })
})

describe('a submission that a scenario refuses', () => {
  const refuse = async (respond: object) => {
    putScenario('mine', { summary: 'Refused.', extends: 'approved', respond })
    return shop.submit({ user_id: 'ada', partner_params: { emulator_scenario: 'mine' } })
  }

  test.each([
    ['not_authorized', 401, 'Invalid authentication credentials.'],
    ['insufficient_balance', 402, 'Insufficient wallet balance.'],
    ['product_not_enabled', 403, 'Product not enabled for this partner.'],
    ['id_type_not_enabled', 403, 'ID type not enabled for this partner.'],
    ['production_not_enabled', 403, 'Production access is not enabled.'],
    ['sdk_not_allowed', 403, 'SDK version not allowed.'],
    ['user_not_allowed', 403, 'Token is not authorized for this user ID.'],
    ['rate_limited', 429, 'Rate limit exceeded. Please try again later.'],
    ['system_error', 500, 'An unexpected error occurred. Please try again or contact support.'],
  ])('%s is answered %i', async (error, status, message) => {
    const answer = await refuse({ error })
    expect(answer).toMatchObject({ status, body: { message }, hint: 'Scenario "mine" (hinted) answers so.' })
    expect(answer.headers.get('retry-after')).toBe(status === 429 ? '1' : null)
    expect(await control.jobs({})).toEqual([])
  })

  test('once, and then is good: what a client that refreshes its token meets', async () => {
    expect((await refuse({ error: 'not_authorized', times: 1 })).status).toBe(401)
    const again = await shop.submit({ user_id: 'ada', partner_params: { emulator_scenario: 'mine' } })
    expect(again.status).toBe(202)
    await control.advance('1s')
    expect((await shop.status(again.body.job_id)).body.status).toBe('clear')
  })

  test.each([429, 500, 502, 503, 504])('by the gateway is answered %i', async (status) => {
    expect(await refuse({ status })).toMatchObject({ status, body: { message: expect.any(String) } })
  })

  test('by the gateway is worded by it, where that has words of its own', async () => {
    expect((await refuse({ status: 500 })).body).toEqual({
      job_id: null,
      message: 'Backend processing failure. Please retry; contact support if the issue persists.',
      status: 'integration_failure',
      user_id: null,
    })
    expect((await refuse({ status: 504 })).body).toEqual({ message: 'Endpoint request timed out' })
  })

  test('in words of its own', async () => {
    const answer = await refuse({ error: { code: '2206', text: 'Try that again', status: 409 } })
    expect(answer).toMatchObject({ status: 409, body: { message: 'Try that again', status: 'Conflict' } })
  })
})

function putScenario(name: string, story: object): void {
  control.putScenario(name, JSON.stringify(story))
}
