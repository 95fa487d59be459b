import { afterAll, beforeEach, expect, test } from 'vitest'
import { verify } from '../../../server/vendor/shared/signatures/signature.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { kycParts, type V3Parts, v3Client } from '../../helpers/v3.ts'

const emulator = await openTestEmulator({ callbacks: 'both' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(emulator.url, partner)

test('answers with what would be called back, signed in headers, and calls nobody back', async () => {
  const { status, body, headers } = await shop.sync({ user_id: 'ada', callback_url: `inbox:${partner.id}` })
  expect([status, body.status, body.product, body.user_id]).toEqual([200, 'clear', 'enhanced_kyc', 'ada'])
  const header = (name: string) => headers.get(name) ?? ''
  expect(verify(partner.apiKey, partner.id, header('response-timestamp'), header('response-signature'))).toBe(true)
  expect([header('smileid-job-id'), header('user-id')]).toEqual([body.job_id, 'ada'])
  await control.advance('1h')
  expect(await control.callbacks({})).toEqual([])
  expect(await shop.status(body.job_id)).toMatchObject({ status: 200, body: { status: 'clear' } })
})

test.each([
  ['rejected', 'block', 'high_risk'],
  ['id-not-found', 'block', 'identifier_not_found'],
  ['medium-risk', 'attention', 'medium_risk'],
])('answers 200 to the verdict of %s', async (scenario, status, reason) => {
  const answer = await shop.sync({ partner_params: { emulator_scenario: scenario } })
  expect(answer).toMatchObject({ status: 200, body: { status, reason } })
})

test.each([
  ['issuer-unavailable', 424, 'Unable to verify ID — ID authority unavailable.', 'Failed Dependency', 'error'],
  [
    'id-invalid',
    500,
    'An unexpected error occurred. Please try again or contact support.',
    'Internal Server Error',
    'error',
  ],
  [
    'never-completes',
    408,
    'The ID authority did not respond in time. The job is still recorded — retrieve its result from /v3/status/{job_id}.',
    'Request Timeout',
    'processing',
  ],
])(
  'answers an HTTP status where %s has no verdict, and keeps the job',
  async (scenario, status, message, phrase, word) => {
    const answer = await shop.sync({ partner_params: { emulator_scenario: scenario } })
    expect(answer).toMatchObject({ status, body: { message, status: phrase } })
    expect(answer.hint).toContain(`Scenario "${scenario}"`)
    const jobId = answer.headers.get('smileid-job-id') ?? ''
    expect((await shop.status(jobId)).body.status).toBe(word)
  },
)

test('has the result of a slow story later, by status alone', async () => {
  putScenario('slow', {
    summary: 'Slow.',
    stages: [{ after: '30s', outcome: 'approved', by: 'machine' }],
  })
  const { status, headers } = await shop.sync({ partner_params: { emulator_scenario: 'slow' } })
  expect(status).toBe(408)
  const jobId = headers.get('smileid-job-id') ?? ''
  expect((await shop.status(jobId)).body.status).toBe('processing')
  await control.advance('30s')
  expect((await shop.status(jobId)).body.status).toBe('clear')
  expect(await control.callbacks({})).toEqual([])
})

test.each<[string, V3Parts, string]>([
  ['a number of another form', { id_number: '123' }, "Required field 'id_number' is missing or invalid."],
  ['no consent', { consent: undefined }, 'consent is required'],
  ['no details', { user_details: undefined }, "Required field 'user_details' is missing or invalid."],
])('refuses %s in words of its own', async (_, parts, message) => {
  expect(await shop.sync(parts)).toMatchObject({ status: 400, body: { message, status: 'Bad Request' } })
})

test.each([
  ['insufficient_balance', 402, 'You are out of credits. Add funds to your wallet to run more verifications.'],
  ['product_not_enabled', 403, 'This feature requires you to activate ID Validation for your Smile ID account.'],
  ['caller_not_allowed', 403, 'You are not authorized to do that.'],
  [
    'rate_limited',
    429,
    'This ID number has been blocked due to multiple submissions. Please use the designated endpoint to reactivate it.',
  ],
])('refuses with %s by scenario', async (error, status, message) => {
  putScenario('mine', { summary: 'Refused.', respond: { error } })
  const answer = await shop.sync({ partner_params: { emulator_scenario: 'mine' } })
  expect(answer).toMatchObject({ status, body: { message } })
  expect(answer.headers.get('retry-after')).toBe(status === 429 ? '1' : null)
  expect(await control.jobs({})).toEqual([])
})

test('refuses more than 10 MB as the gateway does', async () => {
  expect(await shop.sync({ ...kycParts, metadata: 'x'.repeat(11 * 1024 * 1024) })).toMatchObject({
    status: 413,
    body: {
      ...{ job_id: null, user_id: null, status: 'payload_too_large' },
      message: 'Request payload too large. Maximum allowed size is 10 MB.',
    },
  })
})

function putScenario(name: string, story: object): void {
  control.putScenario(name, JSON.stringify(story))
}
