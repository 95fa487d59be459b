import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultPartner, type Emulator } from '../../../server/index.ts'
import { verify } from '../../../server/vendor/shared/signatures/signature.ts'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner } from '../../helpers/partner.ts'
import { fileOf, files, jpeg, png } from '../../helpers/pictures.ts'
import { type Receiver, startReceiver } from '../../helpers/receiver.ts'
import { registry } from '../../helpers/registry.ts'
import { postForm, selfieParts, signedHeaders, type V2Parts } from '../../helpers/v2.ts'

const enroll = '/v2/smart-selfie-enroll'
const authenticate = '/v2/smart-selfie-authentication'
const compare = '/v2/smart-selfie-compare'

let emulator: Emulator
let receiver: Receiver

beforeAll(async () => {
  emulator = await startTestEmulator()
  receiver = await startReceiver()
})
beforeEach(() => emulator.reset())
afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
})

const post = (path: string, parts: V2Parts, headers?: Record<string, string>) =>
  postForm(emulator.url, path, { ...selfieParts(), ...parts }, headers)

describe('POST /v2/smart-selfie-enroll', () => {
  test('answers ten members, all of them text, and enrols the user', async () => {
    const { status, body } = await post(enroll, { user_id: 'ada', partner_params: { job_id: 'job-1', order: 7 } })
    const { created_at, updated_at, ...others } = body
    expect([status, others]).toEqual([
      200,
      {
        code: '0840',
        job_id: 'job-1',
        job_type: 'smart_selfie_enrollment',
        message: 'Enroll User',
        partner_id: '1234',
        partner_params: { job_id: 'job-1', user_id: 'ada', job_type: '4', order: '7' },
        status: 'approved',
        user_id: 'ada',
      },
    ])
    for (const time of [created_at, updated_at]) expect(new Date(time).toISOString()).toBe(time)
    expect(await emulator.users.get('ada')).toBe('enrolled')
    expect((await post(authenticate, { user_id: 'ada' })).body).toMatchObject({ code: '0820', status: 'approved' })
  })

  test('makes names where none are given, other ones each time', async () => {
    const answers = [await post(enroll, {}), await post(enroll, {})]
    const names = answers.flatMap(({ body }) => [body.user_id, body.job_id])
    expect(new Set(names).size).toBe(4)
    for (const { body } of answers) {
      expect(body.partner_params).toEqual({ user_id: body.user_id, job_id: body.job_id, job_type: '4' })
    }
  })

  test('takes no user twice, unless that is allowed', async () => {
    await post(enroll, { user_id: 'ada' })
    const again = await post(enroll, { user_id: 'ada' })
    expect([again.status, again.body.code, again.hint]).toEqual([
      400,
      '2209',
      expect.stringContaining('allow_new_enroll'),
    ])
    expect((await post(enroll, { user_id: 'ada', allow_new_enroll: 'true' })).body.status).toBe('approved')
  })

  test.each([
    ['0', 'approved', '0840'],
    ['1', 'rejected', '0841'],
    ['2', 'pending', '0842'],
  ])('sandbox_result %s comes to %s, as a part and among the partner’s params', async (value, status, code) => {
    const asked: V2Parts[] = [{ sandbox_result: value }, { partner_params: { sandbox_result: value } }]
    for (const parts of asked) expect((await post(enroll, parts)).body).toMatchObject({ status, code })
  })

  test('is pending until a human decides, which is called back, and job_status finds', async () => {
    const asked = { user_id: 'ada', callback_url: receiver.url, partner_params: { job_id: 'job-1' } }
    const before = receiver.received.length
    expect((await post(enroll, { ...asked, sandbox_result: '2' })).body).toMatchObject({ status: 'pending' })
    await emulator.clock.advance('1h')
    const told = receiver.received.slice(before).map(({ body }) => body)
    expect(told.map((body) => [body.ResultCode, body.IsFinalResult])).toEqual([
      ['0842', 'false'],
      ['1240', 'true'],
    ])
    for (const { timestamp, signature } of told) {
      expect(verify(defaultPartner.apiKey, defaultPartner.id, timestamp, signature)).toBe(true)
    }
    expect(told[0].PartnerParams).toEqual({ job_type: '4', user_id: 'ada', job_id: 'job-1' })
    const { body } = await createTestPartner(emulator).status('ada', 'job-1', { history: true })
    expect([body.job_success, body.result.ResultCode, body.history.length]).toEqual([true, '1240', 2])
  })

  test('is reviewed by hand like any other', async () => {
    const asked = { user_id: 'ada', callback_url: receiver.url, partner_params: { job_id: 'job-1' } }
    await post(enroll, { ...asked, sandbox_result: '2' })
    const [job] = await emulator.jobs.list()
    const before = receiver.received.length
    await emulator.review(job?.smileJobId ?? '', 'reject')
    await emulator.clock.advance('1s')
    expect(receiver.received.slice(before).map(({ body }) => body.ResultCode)).toContain('1241')
    const { body } = await createTestPartner(emulator).status('ada', 'job-1')
    expect([body.job_complete, body.job_success]).toEqual([true, false])
  })

  test('calls back nothing when no callback_url is given, and is not warned about that', async () => {
    const { hint } = await post(enroll, { sandbox_result: '2' })
    expect(hint).toBe('')
    expect(await emulator.callbacks.list()).toEqual([])
  })

  test('counts an empty text as absent', async () => {
    const { status, body } = await post(enroll, { user_id: '', callback_url: '', partner_params: '', metadata: '' })
    expect([status, body.user_id]).toEqual([200, expect.stringMatching(/\S/)])
  })

  test('takes a job_id once', async () => {
    const asked = { user_id: 'ada', allow_new_enroll: 'true', partner_params: { job_id: 'job-1' } }
    expect((await post(enroll, asked)).status).toBe(200)
    const { status, body, hint } = await post(enroll, asked)
    expect([status, body.code, hint]).toEqual([400, '2215', expect.stringContaining('0000000001')])
  })

  test('takes a job_id that comes twice at once for one of the two', async () => {
    const asked = { user_id: 'ada', partner_params: { job_id: 'job-1' } }
    const both = await Promise.all([post(enroll, asked), post(enroll, asked)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400])
    expect(await emulator.jobs.list()).toHaveLength(1)
  })

  test('does not take the job_id of an upload that v1 opened, whose ever it is', async () => {
    await createTestPartner(emulator).upload({ userId: 'demo-bola', jobId: 'job-1' })
    expect((await post(enroll, { user_id: 'ada', partner_params: { job_id: 'job-1' } })).body.code).toBe('2215')
  })

  test('shows the selfie behind the links of its callback', async () => {
    await post(enroll, { callback_url: receiver.url })
    await emulator.clock.advance('1s')
    const link = receiver.received.at(-1)?.body.ImageLinks.selfie_image
    const picture = await fetch(link)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  })
})

describe('POST /v2/smart-selfie-authentication', () => {
  test('refuses a user who is not on file', async () => {
    const { status, body, hint } = await post(authenticate, { user_id: 'nobody' })
    expect([status, body.code, hint]).toEqual([400, '2210', expect.stringContaining('/v2/smart-selfie-enroll')])
  })

  test.each([
    ['disabled', '2207'],
    ['deleted', '2208'],
    ['must_re_enroll', '2211'],
    ['no_photo', '2216'],
  ] as const)('refuses a user who is %s with %s', async (state, code) => {
    await emulator.users.set('ada', state)
    expect((await post(authenticate, { user_id: 'ada' })).body.code).toBe(code)
  })

  test('needs a user', async () => {
    const { status, body, hint } = await post(authenticate, {})
    expect([status, body.code, hint]).toEqual([400, '2213', expect.stringContaining('/user_id')])
  })
})

describe('POST /v2/smart-selfie-compare', () => {
  const comparison_image = fileOf(jpeg('portrait.jpg'))

  test('enrols the user whose pictures are alike', async () => {
    const { body } = await post(compare, { user_id: 'ada', comparison_image })
    expect(body).toMatchObject({ status: 'approved', job_type: 'smart_selfie_compare', code: '0840' })
    expect(await emulator.users.get('ada')).toBe('enrolled')
  })

  test('is never provisional: asking for that is warned about', async () => {
    const { body, hint } = await post(compare, { comparison_image, sandbox_result: '2' })
    expect([body.status, hint]).toEqual(['approved', expect.stringContaining('unknown-sandbox-result')])
  })
})

describe('a part of the wrong kind', () => {
  test.each<[string, V2Parts, string, string]>([
    ['a selfie that is text', { selfie_image: 'selfie' }, '2204', 'selfie_image'],
    ['a selfie that is PNG', { selfie_image: fileOf(png) }, '2204', 'selfie_image'],
    ['no selfie', { selfie_image: undefined }, '2213', 'selfie_image'],
    ['no liveness', { liveness_images: undefined }, '2213', 'liveness_images'],
    ['liveness in brackets', { 'liveness_images[0]': fileOf(jpeg()) }, '2204', 'without brackets'],
    ['a user that is a file', { user_id: fileOf(jpeg()) }, '2204', 'user_id'],
    ['params that are not JSON', { partner_params: '{"a":' }, '2204', 'partner_params'],
    ['params that are a list', { partner_params: '[]' }, '2204', 'partner_params'],
    ['params in params', { partner_params: { a: {} } }, '2204', 'partner_params'],
    ['a sandbox_result that is a word', { sandbox_result: 'reject' }, '2204', 'sandbox_result'],
    ['a flag that is a word', { allow_new_enroll: 'maybe' }, '2204', 'allow_new_enroll'],
    ['the job_type of another endpoint', { partner_params: { job_type: 2 } }, '2212', 'job_type'],
  ])('is refused: %s', async (_, parts, code, about) => {
    const { status, body, hint } = await post(enroll, parts)
    expect([status, body.code, hint]).toEqual([400, code, expect.stringContaining(about)])
    expect(registry.validate('v2/error', body)).toEqual([])
    expect(await emulator.jobs.list()).toEqual([])
  })

  test.each([4, '4', 'smart_selfie_enrollment'])('is not the job_type %j of this endpoint', async (job_type) => {
    expect((await post(enroll, { partner_params: { job_type } })).status).toBe(200)
  })
})

describe('the count of liveness pictures', () => {
  test.each([6, 7, 8])('is right where it is %i', async (count) => {
    expect((await post(enroll, { liveness_images: files(count) })).hint).toBe('')
  })

  test.each([
    [5, 'too-few-liveness', '2213'],
    [9, 'too-many-liveness', '2204'],
  ])('is taken where it is %i, with the warning %s; --strict refuses it with %s', async (count, id, code) => {
    const lenient = await post(enroll, { liveness_images: files(count) })
    expect([lenient.status, lenient.hint]).toEqual([200, expect.stringContaining(id)])
    await using strict = await startTestEmulator({ strict: true, clock: 'system' })
    const { status, body } = await postForm(strict.url, enroll, selfieParts(count))
    expect([status, body.code]).toEqual([400, code])
  })

  test('does not matter where the account has liveness as optional', async () => {
    await emulator.settings().set({ liveness: 'optional' })
    expect((await post(enroll, { liveness_images: files(1) })).hint).toBe('')
  })
})

describe('who asks', () => {
  const missing = (name: string) =>
    Object.fromEntries(Object.entries(signedHeaders(defaultPartner)).filter(([one]) => one !== name))

  test.each([
    ['smileid-partner-id', '2213'],
    ['smileid-timestamp', '2205'],
    ['smileid-request-signature', '2205'],
  ])('is refused without %s', async (name, code) => {
    const { status, body, hint } = await post(enroll, {}, missing(name))
    expect([status, body.code, hint]).not.toEqual([200, undefined, ''])
    expect([status, body.code]).toEqual([400, code])
  })

  test.each<[string, V2Parts, Record<string, string>, string]>([
    ['with a signature in the body', { ...signedParts() }, {}, 'The signature came in the body'],
    ['with a web token', { token: 'ey.ey.sig' }, { 'smileid-partner-id': '1234' }, 'A token came'],
    ['with a token of v3', {}, { 'smileid-token': 'ey.ey.sig' }, 'A token came'],
    ['as a bearer', {}, { authorization: 'Bearer ey.ey.sig' }, 'A token came'],
    ['with too many zeros', {}, signedHeaders({ ...defaultPartner, id: '001234' }), 'Partner "1234" is'],
  ])('is told %s what to send', async (_, parts, headers, told) => {
    const { status, body, hint } = await post(enroll, parts, headers)
    expect([status, body.code, hint]).toEqual([400, '2205', expect.stringContaining(told)])
  })

  test('is told that zeros belong to the id', async () => {
    await using padded = await startTestEmulator({ partners: [{ id: '0085', apiKey: 'padded' }] })
    const send = (id: string) => postForm(padded.url, enroll, selfieParts(), signedHeaders({ id, apiKey: 'padded' }))
    expect((await send('0085')).status).toBe(200)
    expect((await send('85')).hint).toContain('Partner "0085" is: the leading zeros are part of the id')
  })

  test('is told the mistake that explains a wrong signature', async () => {
    const headers = { ...signedHeaders(defaultPartner), 'smileid-request-signature': 'x'.repeat(43) }
    expect((await post(enroll, {}, headers)).hint).toContain('No common mistake explains')
    const ofV3 = signedHeaders({ id: '1234', apiKey: defaultPartner.apiKey.toUpperCase() })
    expect((await post(enroll, {}, ofV3)).body.code).toBe('2205')
  })
})

test('what an app says of itself and of the device is taken and not read', async () => {
  const headers = {
    ...signedHeaders(defaultPartner),
    ...{ 'SmileID-Source-SDK': 'android', 'SmileID-Source-SDK-Version': '11.1.2', 'SmileID-loader': 'x', Policy: '1' },
    ...{
      'SmileID-Request-Timestamp': '2026-01-01T00:00:00Z',
      'SmileID-Request-Mac': '00',
      'SmileID-Device-Nonce': 'ERR_1',
    },
  }
  const { status, hint } = await post(
    enroll,
    { failure_reason: { mobile_active_liveness_timed_out: true }, metadata: [{ name: 'fingerprint', value: 'x' }] },
    headers,
  )
  expect([status, hint]).toEqual([200, ''])
})

test('a device gets its signature from v1, and asks v2 with it', async () => {
  const auth = await createTestPartner(emulator).post('/v1/auth_smile', {
    ...{ partner_id: '1234', auth_token: defaultPartner.apiKey, job_type: 4, enrollment: true, production: false },
  })
  const { timestamp, signature, partner_params } = auth.body
  const headers = {
    ...{ 'SmileID-Partner-ID': '1234', 'SmileID-Timestamp': timestamp, 'SmileID-Request-Signature': signature },
  }
  const { user_id, job_id } = partner_params
  const { body } = await post(enroll, { user_id, partner_params: { job_id } }, headers)
  expect(body).toMatchObject({ status: 'approved', user_id, job_id })
})

test('v2 has no status: whoever asks for one is told where to', async () => {
  const { status, hint } = await createTestPartner(emulator).post('/v2/job_status', {})
  expect([status, hint]).toEqual([404, expect.stringContaining('POST /v1/job_status')])
})

test('the journal has neither pictures nor people, and its curl is signed when it runs', async () => {
  await post(enroll, { user_id: 'ada', partner_params: { job_id: 'job-1', email: 'ada@example.com' } })
  const [exchange] = emulator.journal.list()
  expect(exchange).toMatchObject({ generation: 'v2', jobId: 'job-1' })
  expect(JSON.stringify(exchange)).not.toContain('ada@example.com')
})

function signedParts(): V2Parts {
  const { 'smileid-timestamp': timestamp, 'smileid-request-signature': signature } = signedHeaders(defaultPartner)
  return { partner_id: '1234', timestamp, signature }
}
