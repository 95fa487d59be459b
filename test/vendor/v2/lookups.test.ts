import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultPartner, type Emulator } from '../../../server/index.ts'
import { verify } from '../../../server/vendor/shared/signatures/signature.ts'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { type Answer, createTestPartner, type TestPartner } from '../../helpers/partner.ts'
import { type Receiver, startReceiver } from '../../helpers/receiver.ts'
import { registry } from '../../helpers/registry.ts'
import { signedHeaders } from '../../helpers/v2.ts'

type Body = Readonly<Record<string, unknown>>

let emulator: Emulator
let receiver: Receiver
let partner: TestPartner

beforeAll(async () => {
  emulator = await startTestEmulator()
  receiver = await startReceiver()
  partner = createTestPartner(emulator)
})
beforeEach(() => emulator.reset())
afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
})

const params = { user_id: 'ada', job_id: 'job-1' }
const sdk = { 'smileid-source-sdk': 'rest_api', 'smileid-source-sdk-version': '1.0.0' }

// As integrators send it: empty texts where nothing is known. Source: v2 §5 [INT-S].
const basic = (more: Body = {}): Body => ({
  ...{ partner_id: '1234', ...partner.signed(), source_sdk: 'rest_api', source_sdk_version: '1.0.0' },
  ...{ country: 'NG', id_type: 'BVN', id_number: '00000000000', partner_params: { ...params, job_type: 5 } },
  ...{ first_name: 'Joe', middle_name: '', last_name: 'Leo', dob: '', gender: '', phone_number: '' },
  ...more,
})
const compare = (more?: Body, path = '/v2/verify') => partner.post(path, basic(more))

const phone = (more: Body, path = '/v2/verify-phone-number'): Promise<Answer> =>
  partner.post(path, { country: 'NG', phone_number: '08000000005', partner_params: params, ...more }, signed())
const signed = () => ({ ...signedHeaders(defaultPartner), ...sdk })

function expectRefused({ status, body }: Answer, code: string, error: string): void {
  expect([status, body]).toEqual([400, { code, error, success: false }])
  expect(registry.validate('v2/error', body)).toEqual([])
}

describe('POST /v2/verify', () => {
  test('answers what fits, signed, and nothing of the person', async () => {
    const { status, body, hint } = await compare()
    expect([status, hint]).toEqual([200, ''])
    expect(body).toMatchObject({
      ...{ ResultCode: '1020', ResultText: 'Exact Match', ResultType: 'ID Verification', Source: 'Rest API' },
      ...{ Country: 'NG', IDType: 'BVN', IDNumber: '00000000000', PartnerParams: { ...params, job_type: 5 } },
      Actions: {
        ...{ Verify_ID_Number: 'Verified', Names: 'Exact Match', DOB: 'Not Provided' },
        ...{ Gender: 'Not Provided', Phone_Number: 'Not Provided' },
      },
    })
    expect(Object.keys(body)).not.toContain('FullName')
    expect(verify(defaultPartner.apiKey, '1234', body.timestamp, body.signature)).toBe(true)
  })

  test.each([
    ['0', '1020', 'Exact Match'],
    ['1', '1013', 'Not Done'],
    ['2', '1014', 'Not Done'],
    ['3', '1015', 'Not Done'],
  ])('decides by the last digit of the number: %s is %s', async (digit, code, names) => {
    const { body } = await compare({ id_number: `0000000000${digit}` })
    expect([body.ResultCode, body.Actions.Names]).toEqual([code, names])
  })

  test('says of a partial match what fits', async () => {
    const asked = { dob: '1990-01-01', partner_params: { ...params, emulator_scenario: 'partial-match' } }
    const { body } = await compare(asked)
    expect([body.ResultCode, body.Actions.Names, body.Actions.DOB]).toEqual(['1021', 'Exact Match', 'No Match'])
  })

  test.each<[string, Body, string]>([
    ['country', { country: undefined }, '"country" is required'],
    ['id_type', { id_type: '' }, '"id_type" is not allowed to be empty'],
    ['id_number', { id_number: undefined }, '"id_number" is required'],
    ['partner_params', { partner_params: undefined }, '"partner_params" is required'],
    ['partner_params.job_id', { partner_params: { user_id: 'a' } }, '"partner_params.job_id" is required'],
    ['dob', { dob: 'yesterday' }, '"dob" is invalid'],
    ['the date of birth of Uganda', { country: 'UG', id_type: 'NATIONAL_ID_NO_PHOTO' }, '"dob" is required'],
  ])('refuses in the field’s own words: %s', async (_, more, error) => {
    expectRefused(await compare(more), '2413', error)
  })

  test('looks a card of Uganda up by its number and the date of birth, and job_status says success', async () => {
    const { body } = await compare({ country: 'UG', id_type: 'NATIONAL_ID_NO_PHOTO', dob: '1990-01-01' })
    expect(body.ResultCode).toBe('1020')
    expect((await partner.status('ada', 'job-1')).body).toMatchObject({
      ...{ job_complete: true, job_success: true, result: { ResultCode: '1020' } },
    })
  })

  test('refuses the job_type of another endpoint, and fills in its own', async () => {
    expectRefused(await compare({ partner_params: { ...params, job_type: 1 } }), '2212', 'Invalid job type')
    expect((await compare({ partner_params: params })).body.PartnerParams.job_type).toBe(5)
  })

  test('wants its signature in the body: in headers, or a token, it is told where', async () => {
    const unsigned = { signature: undefined, timestamp: undefined }
    const inHeaders = await partner.post('/v2/verify', basic(unsigned), signed())
    expectRefused(inHeaders, '2405', 'You are not authorized to do that.')
    expect(inHeaders.hint).toContain('The signature came in headers, and is read from the body here')
    const token = await compare({ ...unsigned, token: 'ey.ey.sig' })
    expectRefused(token, '2405', 'You are not authorized to do that.')
    expect(token.hint).toContain('POST /v2/verify_async takes a web token')
  })

  test('is warned about without source_sdk, which --strict refuses', async () => {
    expect((await compare({ source_sdk: '' })).hint).toContain('missing-source-sdk')
    await using strict = await startTestEmulator({ strict: true })
    const other = createTestPartner(strict)
    expectRefused(
      await other.post('/v2/verify', basic({ source_sdk: undefined })),
      '2413',
      'A required parameter is missing',
    )
  })
})

describe('POST /v2/verify_async', () => {
  test('is accepted, called back in v1’s form, and found by job_status', async () => {
    const { status, body } = await compare({ callback_url: receiver.url }, '/v2/verify_async')
    expect([status, body]).toEqual([200, { success: true }])
    expect((await partner.status('ada', 'job-1')).body.job_complete).toBe(false)
    await emulator.clock.advance('5s')
    const told = receiver.received.at(-1)?.body
    expect(told).toMatchObject({ ResultCode: '1020', PartnerParams: params })
    const { timestamp, signature, ...result } = told
    expect((await partner.status('ada', 'job-1')).body).toMatchObject({ job_success: true, result })
  })

  test('takes a web token in place of a signature, as the vendor’s web page sends it', async () => {
    const asked = { ...params, callback_url: 'https://shop.example/callback', product: 'basic_kyc' }
    const minted = await partner.post('/v1/token', { partner_id: '1234', ...partner.signed(), ...asked })
    const { token } = minted.body
    const unsigned = { signature: undefined, timestamp: undefined }
    expect((await compare({ ...unsigned, token }, '/v2/verify_async')).body).toEqual({ success: true })
    const { hint, body } = await compare({ ...unsigned, token: `${token}x` }, '/v2/verify_async')
    expect([body.code, hint]).toEqual(['2405', expect.stringContaining('/token: is not valid')])
  })
})

describe('POST /v2/verify-phone-number', () => {
  test('answers who the number belongs to, by field', async () => {
    const { status, body, hint } = await phone({ match_fields: { first_name: 'Ada', last_name: 'Obi' } })
    expect([status, hint]).toEqual([200, ''])
    expect(body).toMatchObject({
      ...{ ResultCode: '1020', Country: 'NG', PhoneNumber: '08000000005', PartnerParams: params },
      Actions: { Verify_Phone_Number: 'Verified', First_Name: 'Exact Match', Last_Name: 'Exact Match' },
    })
    expect(body.Actions.ID_Number).toBe('Not Provided')
    expect(body.PartnerParams).not.toHaveProperty('job_type')
  })

  // Source: v2 §6.
  test.each([
    ['KE', '0000000000', { id_number: '00000000' }, '1020'],
    ['KE', '0000000000', { id_number: '00000001' }, '1022'],
    ['NG', '00000000000', { first_name: 'Joe', last_name: 'LEO' }, '1020'],
    ['NG', '00000000000', { first_name: 'Ada', last_name: 'Leo' }, '1021'],
    ['NG', '00000000000', { first_name: 'Ada', last_name: 'Obi' }, '1022'],
    ['NG', '00000000000', { id_number: '00000000' }, '1020'],
    [
      'ZA',
      '0000000000',
      { first_name: 'Joe', other_name: 'Doe', last_name: 'Leo', id_number: '0000000000000' },
      '1020',
    ],
    ['ZA', '0000000000', { first_name: 'Joe', id_number: '1' }, '1021'],
    ['TZ', '000000000000', { first_name: 'Joe' }, '1020'],
    ['UG', '0000000000', { last_name: 'Leo' }, '1020'],
  ])('compares with whom the sandbox knows: %s %s and %o is %s', async (country, phone_number, match_fields, code) => {
    expect((await phone({ country, phone_number, match_fields })).body.ResultCode).toBe(code)
  })

  test('says which of the fields fit the sandbox’s', async () => {
    const { body } = await phone({ phone_number: '00000000000', match_fields: { first_name: 'Ada', last_name: 'Leo' } })
    expect([body.Actions.First_Name, body.Actions.Last_Name]).toEqual(['No Match', 'Exact Match'])
  })

  test.each([
    ['1', '1023', 'Failure, no record found'],
    ['3', '1015', 'Queried Database Unavailable'],
  ])('decides by the last digit: %s is %s', async (digit, code, text) => {
    const { body } = await phone({ phone_number: `0800000000${digit}` })
    expect([body.ResultCode, body.ResultText]).toEqual([code, text])
  })

  const wrongForm = 'Invalid phone number format'
  test.each([
    ['a test number for it', { phone_number: '08000000002' }, wrongForm, 'ends in 2'],
    ['too few digits', { phone_number: '0800000000' }, wrongForm, '^[0-9]{11}$'],
    ['a plus', { country: 'KE', phone_number: '+254000000' }, wrongForm, '^[0-9]{10}$'],
    ['twelve digits for Tanzania', { country: 'TZ', phone_number: '0000000000' }, wrongForm, '^[0-9]{12}$'],
    ['another country', { country: 'GH' }, '"country" must be one of [KE, NG, ZA, TZ, UG]', 'any other country'],
    ['no number', { phone_number: undefined }, '"phone_number" is required', '/phone_number'],
    ['fields that are a list', { match_fields: [] }, '"match_fields" must be one of [object, null]', '/match_fields'],
  ])('refuses in the vendor’s words: %s', async (_, more, error, about) => {
    const answer = await phone(more)
    expectRefused(answer, '2413', error)
    expect(answer.hint).toContain(about)
  })

  test('makes names where none are given', async () => {
    const { body } = await phone({ partner_params: undefined })
    expect([body.PartnerParams.user_id, body.PartnerParams.job_id]).toEqual([expect.any(String), expect.any(String)])
  })

  test('wants its signature in headers', async () => {
    const { body, hint } = await partner.post('/v2/verify-phone-number', { ...basic(), phone_number: '08000000005' })
    expect([body.code, hint]).toEqual(['2405', expect.stringContaining('The signature came in the body')])
  })
})

test('POST /v2/async-verify-phone is accepted, and called back', async () => {
  const answer = await phone({ callback_url: receiver.url, phone_number: '08000000001' }, '/v2/async-verify-phone')
  expect(answer.body).toEqual({ success: true })
  await emulator.clock.advance('5s')
  expect(receiver.received.at(-1)?.body).toMatchObject({ ResultCode: '1023', PhoneNumber: '08000000001' })
})

describe('POST /v2/async-verify-address', () => {
  const asked = {
    country: 'NG',
    address: '1 Emulator Street, Lagos',
    utility_number: '0000000000',
    full_name: 'Joe Leo',
  }
  const send = (path: string, more: Body = {}) =>
    partner.post(path, { ...asked, partner_params: params, callback_url: receiver.url, ...more }, signed())

  test.each<[string, Body]>([
    ['an address', {}],
    ['another country', { country: 'GH' }],
    ['no number', { utility_number: undefined }],
    ['no number of South Africa', { country: 'ZA' }],
    ['the test number for a wrong form', { utility_number: '0000000002' }],
    ['no address', { address: undefined }],
  ])('answers %s as /v1/ does, and calls back alike', async (_, more) => {
    const [first, second] = [await send('/v1/async-verify-address', more), await send('/v2/async-verify-address', more)]
    expect([second.status, second.body]).toEqual([first.status, first.body])
    if (second.status !== 200) return
    await emulator.clock.advance('5s')
    const [one, other] = receiver.received.slice(-2).map(({ body }) => ({ ...body, SmileJobID: '' }))
    expect(other).toEqual(one)
  })
})

test('the journal has nobody’s names and numbers', async () => {
  await compare({ last_name: 'Okonkwo', id_number: '22222222225', phone_number: '08033333335' })
  await phone({ phone_number: '08044444445', match_fields: { last_name: 'Okonkwo', id_number: '22222222225' } })
  const kept = JSON.stringify(emulator.journal.list())
  for (const said of ['Okonkwo', '22222222225', '08033333335', '08044444445']) expect(kept).not.toContain(said)
})
