import { describe, expect, test } from 'vitest'
import { hmac } from '../../server/core/hmac.ts'
import { sign } from '../../server/vendor/shared/signatures/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { registry } from '../helpers/registry.ts'

const notAuthorized = { error: 'You are not authorized to do that.', code: '2205' }
const timestamp = '2026-11-22T20:54:01.509Z'
const mac = (key: string, message: string) => hmac(key, message).toString('base64')

describe('a signature that is not valid is refused with 2205, and the hint names the mistake:', () => {
  const key = 'emulator-api-key'
  const mistakes: [string, Record<string, unknown>, string][] = [
    ['sid_request left out', { signature: mac(key, `${timestamp}1234`) }, '"sid_request" was left out'],
    [
      'another order',
      { signature: mac(key, `1234${timestamp}sid_request`) },
      'another order (partner id, timestamp, sid_request)',
    ],
    ['timestamp without milliseconds', { signature: sign(key, '1234', '2026-11-22T20:54:01Z') }, 're-formatted'],
    ['epoch milliseconds signed', { signature: sign(key, '1234', String(Date.parse(timestamp))) }, 're-formatted'],
    ['hex', { signature: hmac(key, `${timestamp}1234sid_request`).toString('hex') }, 'hex instead of base64'],
    ['another partner’s key', { signature: sign('other-key', '1234', timestamp) }, 'the key of partner 085 was used'],
    ['key with a newline', { signature: sign(`${key}\n`, '1234', timestamp) }, 'white space'],
    ['nothing recognisable', { signature: 'bm90IGEgc2lnbmF0dXJl' }, 'No common mistake'],
    ['an empty signature', { signature: '' }, '/signature: is missing'],
    ['no signature', { signature: undefined }, '/signature: is missing'],
    ['a signature that is not text', { signature: 7 }, '/signature: is missing'],
    ['no timestamp', { timestamp: undefined, signature: 'x' }, '/timestamp: is missing'],
    ['the retired sec_key', { signature: undefined, sec_key: 'abc|def' }, 'retired in 2022'],
  ]

  test.each(mistakes)('%s', async (_, fields, hint) => {
    const partners = [
      { id: '1234', apiKey: key },
      { id: '085', apiKey: 'other-key' },
    ]
    await using emulator = await startTestEmulator({ partners })
    const answer = await createTestPartner(emulator).upload({ upload: { timestamp, ...fields } })
    expect([answer.status, answer.body]).toEqual([400, notAuthorized])
    expect(answer.hint).toContain(hint)
    expect(answer.hint).not.toContain(key)
  })

  test('the text that should have been signed is shown', async () => {
    await using emulator = await startTestEmulator()
    const { hint } = await createTestPartner(emulator).upload({ upload: { timestamp, signature: 'wrong' } })
    expect(hint).toContain(`"${timestamp}1234sid_request"`)
  })

  test('a partner id that lost its zeros', async () => {
    await using emulator = await startTestEmulator({ partners: [{ id: '085', apiKey: 'k' }] })
    const { body, hint } = await createTestPartner(emulator, '85', 'k').upload()
    expect(body).toEqual(notAuthorized)
    expect(hint).toContain('Partner "085" is: the leading zeros are part of the id')
  })

  test('a partner that is not served, with the known ones', async () => {
    await using emulator = await startTestEmulator()
    const { body, hint } = await createTestPartner(emulator, '999', 'k').upload()
    expect(body).toEqual(notAuthorized)
    expect(hint).toContain('Known here: 1234')
  })

  test('job_status is refused alike', async () => {
    await using emulator = await startTestEmulator()
    const { status, body } = await createTestPartner(emulator, '1234', 'wrong').status('demo-anna', 'j')
    expect([status, body]).toEqual([400, notAuthorized])
  })
})

describe('an upload request is refused, and the hint says where and why:', () => {
  const params = { user_id: 'demo-anna', job_id: 'j', job_type: 2 }
  const cases: [string, Record<string, unknown>, string, string][] = [
    ['no smile_client_id', { smile_client_id: undefined }, '2213', '/smile_client_id: is required'],
    ['no partner_params', { partner_params: undefined }, '2213', '/partner_params: is required'],
    [
      'no user_id',
      { partner_params: { ...params, user_id: undefined } },
      '2213',
      '/partner_params/user_id: is required',
    ],
    ['no job_id', { partner_params: { ...params, job_id: undefined } }, '2213', '/partner_params/job_id: is required'],
    [
      'no job_type',
      { partner_params: { ...params, job_type: undefined } },
      '2213',
      '/partner_params/job_type: is required',
    ],
    ['partner_params as text', { partner_params: 'x' }, '2204', '/partner_params: expected object, got the string "x"'],
    [
      'user_id as a list',
      { partner_params: { ...params, user_id: [] } },
      '2204',
      '/partner_params/user_id: expected string or integer, got an array',
    ],
    ['an empty user_id', { partner_params: { ...params, user_id: '' } }, '2204', 'text that is not empty'],
    [
      'callback_url as a number',
      { callback_url: 7 },
      '2204',
      '/callback_url: expected string or null, got the number 7',
    ],
    [
      'a job type of Smile ID not played here',
      { partner_params: { ...params, job_type: 3 } },
      '2212',
      'is not a job type that the emulator has',
    ],
    [
      'a job type of another endpoint',
      { partner_params: { ...params, job_type: 5 } },
      '2212',
      'belongs to /v1/id_verification',
    ],
    ['no job type at all', { partner_params: { ...params, job_type: 99 } }, '2212', 'is not a job type'],
    [
      'a job type named after what every object has',
      { partner_params: { ...params, job_type: 'constructor' } },
      '2212',
      'is not a job type',
    ],
    [
      'a partner id that is a list',
      { smile_client_id: [{ toString: 1 }] },
      '2204',
      '/smile_client_id: expected string or integer',
    ],
    ['a job type that is a word', { partner_params: { ...params, job_type: 'two' } }, '2212', 'is not a job type'],
  ]

  test.each(cases)('%s', async (_, upload, code, hint) => {
    await using emulator = await startTestEmulator()
    const answer = await createTestPartner(emulator).upload({ upload })
    expect([answer.status, answer.body.code]).toEqual([400, code])
    expect(answer.hint).toContain(hint)
  })

  test.each([
    ['{"a":', '2203', 'not JSON'],
    ['[1,2]', '2204', 'must be a JSON object'],
    ['"text"', '2204', 'must be a JSON object'],
    ['null', '2204', 'must be a JSON object'],
    ['', '2213', '/smile_client_id'],
  ])('a body of %s', async (body, code, hint) => {
    await using emulator = await startTestEmulator()
    const answer = await createTestPartner(emulator).post('/v1/upload', body)
    expect([answer.status, answer.body.code]).toEqual([400, code])
    expect(answer.hint).toContain(hint)
  })

  test('JSON nested deeper than any client nests', async () => {
    await using emulator = await startTestEmulator()
    const answer = await createTestPartner(emulator).post('/v1/upload', `${'['.repeat(1_000)}${']'.repeat(1_000)}`)
    expect([answer.body.code, answer.hint]).toEqual(['2203', 'The body is nested more than 200 deep.'])
    expect(emulator.journal.list()).toHaveLength(1)
  })

  test('gzip that is not gzip', async () => {
    await using emulator = await startTestEmulator()
    const answer = await createTestPartner(emulator).post('/v1/upload', '{}', { 'content-encoding': 'gzip' })
    expect([answer.status, answer.body.code]).toEqual([400, '2203'])
  })

  test('a body of more than 10 MB', async () => {
    await using emulator = await startTestEmulator()
    const answer = await createTestPartner(emulator).post('/v1/upload', `{"a":"${'x'.repeat(11_000_000)}"}`)
    expect([answer.status, answer.hint]).toEqual([400, expect.stringContaining('larger than')])
  })

  test('what a client sent cannot break the hint header', async () => {
    await using emulator = await startTestEmulator()
    const userId = `é\r\nX-Evil: 1 ${'z'.repeat(5_000)}`
    const answer = await createTestPartner(emulator).upload({ userId })
    expect(answer.body.code).toBe('2210')
    expect(answer.hint).toMatch(
      /^The user "\? X-Evil: 1 z+\?" \(5013 characters\) .* is not on file\. Register the user first/,
    )
    expect(answer.headers.get('x-evil')).toBeNull()
  })
})

describe('a path', () => {
  test.each([
    ['GET', '/v1/upload', 405, '/v1/upload takes POST, not GET.'],
    ['POST', '/v1/uplod', 404, 'Did you mean /v1/upload?'],
    ['POST', '/v1/backfill_users', 501, 'does not play'],
    ['POST', '/documents/sign', 501, 'does not play'],
    ['POST', '/v1/compare_user_info', 501, 'does not play'],
    ['POST', '/v1/update_user_info', 501, 'does not play'],
    ['GET', '/v2/verify', 405, '/v2/verify takes POST, not GET.'],
    ['POST', '/v2/verfy', 404, 'Did you mean /v2/verify?'],
    ['GET', '/v2', 404, 'There is no GET /v2'],
    ['PUT', '/__storage/videos/%zz/x/selfie.zip', 400, ''],
  ])('%s %s answers %i', async (method, path, status, hint) => {
    await using emulator = await startTestEmulator()
    const response = await fetch(emulator.url + path, { method })
    expect(response.status).toBe(status)
    expect(response.headers.get('smile-emulator-hint') ?? '').toContain(hint)
    expect(registry.validate('v1/error', await response.json())).toEqual([])
    if (status !== 400) expect(emulator.journal.list()).toMatchObject([{ method, status }])
  })
})

describe('values that no client sends', () => {
  const odd = { toString: 1, valueOf: 2 }

  test.each([1, 2, 6])('in the identity and the partner parameters of a job type %i break nothing', async (jobType) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const upload = { country: odd, id_number: [odd], last_name: odd }
    const { userId, jobId, put } = await partner.submit({
      userId: `demo-${jobType}`,
      jobType,
      upload: { ...upload, allow_new_enroll: true },
      params: { odd, branch: odd },
    })
    expect(put.status).toBe(200)
    await emulator.clock.advance('1s')
    expect((await partner.status(userId, jobId)).body).toMatchObject({
      job_complete: true,
      result: { PartnerParams: { odd } },
    })
  })

  test.each(['__proto__', 'constructor', 'toString', '../../x', '<b>', 'ünï', 'a'.repeat(5_000)])(
    'as names are names like any other: %s',
    async (name) => {
      await using emulator = await startTestEmulator({ enrolled: ['*'] })
      const partner = createTestPartner(emulator)
      const { userId, jobId } = await partner.submit({ userId: name, jobId: name, params: { [name]: name } })
      await emulator.clock.advance('1s')
      expect((await partner.status(userId, jobId)).body.result.ResultCode).toBe('0820')
    },
  )
})
