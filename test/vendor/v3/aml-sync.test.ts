import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { verify } from '../../../server/vendor/shared/signatures/signature.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { type V3Answer, type V3Parts, v3Client } from '../../helpers/v3.ts'

const emulator = await openTestEmulator({ callbacks: 'both' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(emulator.url, partner)

const { callback_url: _url, user_id: _user, ...asked } = exampleOf('v3/aml-request') as Record<string, never>
const key = 'shop-onboarding-8f14e45f'
type Ask = (more?: V3Parts, key?: string) => Promise<V3Answer>
const sync: Ask = (more = {}, sent?) =>
  shop.post('/v3/aml/sync', { ...asked, ...more }, sent === undefined ? {} : { 'smileid-idempotency-key': sent })
const jobOf = ({ headers }: V3Answer): string => headers.get('smileid-job-id') ?? ''
const usedBefore = expect.stringMatching(/^SmileID-Idempotency-Key was used before: this is what job/)
const scenario = (name: string) => ({ partner_params: { emulator_scenario: name } })

describe('a screening that is answered at once', () => {
  test('has the body of a callback, signed in headers, and calls nobody back', async () => {
    const answer = await sync({ user_id: 'ada', full_name: 'Gbenga Afolabi', callback_url: `inbox:${partner.id}` })
    const { status, body, headers, hint } = answer
    expect([status, hint]).toEqual([200, ''])
    expect(body).toMatchObject({ status: 'block', reason: 'aml_match_found', product: 'one_time_aml' })
    const header = (name: string) => headers.get(name) ?? ''
    expect(verify(partner.apiKey, partner.id, header('response-timestamp'), header('response-signature'))).toBe(true)
    expect(header('user-id')).toBe('ada')
    await control.advance('1h')
    expect(await control.callbacks({})).toEqual([])
    expect(await shop.status(jobOf(answer))).toMatchObject({ status: 200, body: { status: 'block' } })
  })

  test('keeps its callback URL for a replay', async () => {
    const answer = await sync({ callback_url: `inbox:${partner.id}` })
    expect((await shop.replay(jobOf(answer))).status).toBe(202)
    await control.advance('1s')
    const [replayed] = await control.inbox({ partnerId: partner.id })
    expect(replayed?.body).toEqual({ ...answer.body, kyc_receipt: expect.any(String) })
  })

  test.each(['never-completes', 'issuer-unavailable'])(
    'is answered 408 where the provider does not answer, and the job has ended in an error: %s',
    async (name) => {
      const answer = await sync(scenario(name))
      expect(answer).toMatchObject({
        status: 408,
        body: {
          status: 'Request Timeout',
          message:
            'The screening provider did not respond in time. The job is still recorded — retrieve its result from /v3/status/{job_id}.',
        },
        hint: expect.stringContaining('another SmileID-Idempotency-Key'),
      })
      await control.advance('1h')
      expect((await shop.status(jobOf(answer))).body.status).toBe('error')
    },
  )

  test('costs nothing where the provider does not answer', async () => {
    const own = await openTestEmulator({ partners: [{ ...partner, balance: 2 }] } as never)
    try {
      const client = v3Client(own.url, partner)
      const statuses: number[] = []
      for (const name of ['never-completes', 'issuer-unavailable', 'approved', 'approved', 'approved']) {
        statuses.push((await client.post('/v3/aml/sync', { ...asked, ...scenario(name) })).status)
      }
      expect(statuses).toEqual([408, 408, 200, 200, 402])
    } finally {
      await own.close()
    }
  })

  test('is answered 500 where the screening failed otherwise, and the job is named', async () => {
    const v3 = { status: 'error', reason: 'internal_error' }
    const stages = [{ after: '1s', outcome: 'approved', by: 'machine', v3 }]
    control.putScenario('broken', JSON.stringify({ summary: 'Fails.', stages }))
    const answer = await sync(scenario('broken'))
    expect(answer).toMatchObject({
      status: 500,
      body: { message: 'An unexpected error occurred. Please try again or contact support.' },
    })
    expect((await shop.status(jobOf(answer))).body.status).toBe('error')
  })

  test.each([
    ['insufficient_balance', 402, 'You are out of credits. Add funds to your wallet to run more verifications.'],
    ['product_not_enabled', 403, 'This feature requires you to activate ID Validation for your Smile ID account.'],
    ['caller_not_allowed', 403, 'You are not authorized to do that.'],
    ['rate_limited', 429, 'Rate limit exceeded. Please try again later.'],
  ])('is refused with %s by scenario', async (error, status, message) => {
    control.putScenario('mine', JSON.stringify({ summary: 'Refused.', respond: { error } }))
    expect(await sync(scenario('mine'))).toMatchObject({ status, body: { message } })
    expect(await control.jobs({})).toEqual([])
  })

  test('is refused without a token in the form of an endpoint, not of the gateway', async () => {
    const answer = await shop.post('/v3/aml/sync', asked, { 'smileid-token': '' })
    expect(answer.body).toEqual({ message: 'Invalid authentication credentials.', status: 'Unauthorized' })
  })
})

describe('an idempotency key', () => {
  test('makes one job of however many submissions, and answers each with its result', async () => {
    const first = await sync({ full_name: 'Bukola Oni' }, key)
    await control.advance('1m')
    const again = await sync({ full_name: 'Bukola Oni' }, key)
    expect(again).toMatchObject({ status: 200, hint: usedBefore })
    expect({ ...again.body, kyc_receipt: '' }).toEqual({ ...first.body, kyc_receipt: '' })
    expect([jobOf(again), again.headers.get('user-id')]).toEqual([jobOf(first), first.headers.get('user-id')])
    expect(await control.jobs({})).toHaveLength(1)
    expect(jobOf(await sync({}, `${key}-2`))).not.toBe(jobOf(first))
    expect(jobOf(await sync())).not.toBe(jobOf(first))
  })

  test('makes one job of submissions that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => sync({}, key)))
    expect(new Set(answers.map(jobOf)).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(await control.jobs({})).toHaveLength(1)
  })

  test('brings the answer that was lost', async () => {
    const lost = sync(scenario('answer-reset'), key)
    await expect(lost).rejects.toThrow()
    expect(await sync(scenario('answer-reset'), key)).toMatchObject({ status: 200, body: { status: 'clear' } })
    expect(await control.jobs({})).toHaveLength(1)
  })

  test('brings the same 408 for ever', async () => {
    const first = await sync(scenario('never-completes'), key)
    const again = await sync({}, key)
    expect([first.status, again.status, jobOf(again)]).toEqual([408, 408, jobOf(first)])
    expect((await sync({}, `${key}-2`)).status).toBe(200)
  })

  test('is not used up by a submission that is refused', async () => {
    control.putScenario('poor', JSON.stringify({ summary: 'Refused.', respond: { error: 'insufficient_balance' } }))
    expect((await sync(scenario('poor'), key)).status).toBe(402)
    expect(await sync({}, key)).toMatchObject({ status: 200, hint: '' })
  })

  test('answers somebody else’s screening with the first one’s result and a warning, which --strict refuses', async () => {
    const reused = expect.stringContaining('idempotency-key-reused')
    await sync({}, key)
    expect(await sync({ full_name: 'Gbenga Afolabi' }, key)).toMatchObject({
      status: 200,
      body: { status: 'clear' },
      hint: reused,
    })
    const consent = { ...(asked as { consent?: object }).consent, granted_at: '2026-01-02T00:00:00Z' }
    expect((await sync({ consent, partner_params: { attempt: '2' } }, key)).hint).not.toEqual(reused)
    const own = await openTestEmulator({ strict: true })
    try {
      const client = v3Client(own.url, partner)
      const ask = (name: string) =>
        client.post('/v3/aml/sync', { ...asked, full_name: name }, { 'smileid-idempotency-key': key })
      expect((await ask('Ada')).status).toBe(200)
      expect(await ask('Eve')).toMatchObject({
        status: 400,
        hint: expect.stringContaining('Refused because of --strict'),
      })
      expect((await ask('Ada')).status).toBe(200)
    } finally {
      await own.close()
    }
  })

  test.each(['short', 'a'.repeat(129), 'sixteen-letters!'])('of another form is refused: %s', async (sent) => {
    expect(await sync({}, sent)).toMatchObject({
      status: 400,
      body: { message: "Required field 'SmileID-Idempotency-Key' is missing or invalid." },
      hint: expect.stringContaining('16 to 128'),
    })
  })

  test('is its partner’s own, and of one seed', async () => {
    const other = { id: '2345', apiKey: 'key-of-another' }
    const own = await openTestEmulator({ partners: [partner, other], seed: 'b' } as never)
    try {
      const ask = (one: typeof other) =>
        v3Client(own.url, one).post('/v3/aml/sync', asked, { 'smileid-idempotency-key': key })
      const jobs = [jobOf(await ask(partner)), jobOf(await ask(other)), jobOf(await sync({}, key))]
      expect(new Set(jobs).size).toBe(3)
    } finally {
      await own.close()
    }
  })

  test('is forgotten with its job', async () => {
    const first = await sync({}, key)
    await control.reset()
    const again = await sync({ full_name: 'Gbenga Afolabi' }, key)
    expect([again.hint, again.body.status, jobOf(again)]).toEqual(['', 'block', jobOf(first)])
  })

  test('outlives a restart, with --data', async () => {
    const data = `${temporaryFolder('idempotency')}/kept.db`
    const ask = async () => {
      const own = await openTestEmulator({ data })
      try {
        return await v3Client(own.url, partner).post('/v3/aml/sync', asked, { 'smileid-idempotency-key': key })
      } finally {
        await own.close()
      }
    }
    const [first, again] = [await ask(), await ask()]
    expect([jobOf(again), again.hint]).toEqual([jobOf(first), usedBefore])
  })
})
