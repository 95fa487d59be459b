import { describe, expect, test } from 'vitest'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, type TestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

interface Question {
  readonly userId?: string
  readonly jobType?: number
  readonly idNumber?: string
  readonly params?: Record<string, unknown>
  readonly more?: Record<string, unknown>
}

function body(
  partner: TestPartner,
  { userId = 'anna', jobType = 5, idNumber = '0000000', params, more }: Question = {},
) {
  return {
    partner_id: partner.id,
    ...partner.signed(),
    partner_params: { user_id: userId, job_id: 'lookup', job_type: jobType, ...params },
    country: 'NG',
    id_type: jobType === 7 ? 'BUSINESS_REGISTRATION' : 'BVN',
    id_number: idNumber,
    ...more,
  }
}

const verified = { Verify_ID_Number: 'Verified', Return_Personal_Info: 'Returned' }

describe('POST /v1/id_verification', () => {
  // Source: v1 §7.5.
  test.each([
    ['approved', '1012', 'ID Number Validated', verified],
    [
      'rejected',
      '1013',
      'Unable to Validate ID',
      { Verify_ID_Number: 'Not Verified', Return_Personal_Info: 'Not Returned' },
    ],
    ['id-not-found', '1013', 'Unable to Validate ID', { Verify_ID_Number: 'Not Verified' }],
    ['id-invalid', '1014', 'Unsupported ID number format', { Verify_ID_Number: 'Not Done' }],
    ['issuer-unavailable', '1015', 'Queried Database Unavailable', { Verify_ID_Number: 'Issuer Unavailable' }],
    ['product-inactive', '1016', 'Need to Activate Product', { Verify_ID_Number: 'Not Done' }],
    ['exact-match', '1020', 'Exact Match', { Verify_ID_Number: 'Verified', Return_Personal_Info: 'Not Returned' }],
    ['partial-match', '1021', 'Partial Match', {}],
    ['no-match', '1022', 'No Match', {}],
  ])('answers at once, for a user named %s, with %s', async (word, code, text, actions) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { status, body: answer } = await partner.post(
      '/v1/id_verification',
      body(partner, { userId: `anna-${word}` }),
    )
    expect(status).toBe(200)
    expect(answer).toMatchObject({
      ResultCode: code,
      ResultText: text,
      ResultType: 'ID Verification',
      Actions: actions,
    })
    expect(answer).toMatchObject({ Country: 'NG', IDType: 'BVN', IDNumber: '0000000', IsFinalResult: 'true' })
    expect(verify('emulator-api-key', '1234', answer.timestamp, answer.signature)).toBe(true)
    expect('FullName' in answer).toBe(code === '1012')
  })

  test.each([
    ['10', '1012'],
    ['11', '1013'],
    ['12', '1014'],
    ['13', '1015'],
    ['15', '1012'],
  ])('decides by the last digit of the ID number, as the vendor’s sandbox does: %s is %s', async (idNumber, code) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    expect((await partner.post('/v1/id_verification', body(partner, { idNumber }))).body.ResultCode).toBe(code)
  })

  test('takes personal info from partner_params when the ID number ends in 4', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const params = { FullName: 'Ada Eze', DOB: '1990-12-31' }
    const custom = await partner.post('/v1/id_verification', body(partner, { idNumber: '00004', params }))
    expect(custom.body).toMatchObject({ ResultCode: '1012', ...params })
    const plain = await partner.post('/v1/id_verification', body(partner, { idNumber: '00000', params }))
    expect(plain.body.FullName).not.toBe('Ada Eze')
  })

  test('answers the same person for the same number, and another for another country', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const ask = async (more: Record<string, unknown> = {}) =>
      (await partner.post('/v1/id_verification', body(partner, { more }))).body.FullName
    expect(await ask()).toBe(await ask())
    expect(await ask({ country: 'ZA' })).not.toBe(await ask())
  })

  test('can be asked about afterwards with job_status', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.post('/v1/id_verification', body(partner))
    expect((await partner.status('anna', 'lookup')).body).toMatchObject({
      job_complete: true,
      job_success: true,
      result: { ResultCode: '1012', FullName: expect.any(String) },
    })
  })

  test('may use a job_id again, and job_status answers each user’s newest', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    for (const userId of ['a', 'b-id-not-found', 'a-id-invalid', 'a']) {
      await partner.post('/v1/id_verification', body(partner, { userId }))
    }
    const codeOf = async (userId: string) => (await partner.status(userId, 'lookup')).body.result.ResultCode
    expect([await codeOf('a'), await codeOf('b-id-not-found'), await codeOf('a-id-invalid')]).toEqual([
      '1012',
      '1013',
      '1014',
    ])
    expect((await partner.status('a', 'lookup')).body.result.SmileJobID).toBe('0000000004')
  })

  test('applies what was queued, and skips what is not possible for an ID number', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await emulator.next('issuer-unavailable')
    await emulator.next('no-face')
    expect((await partner.post('/v1/id_verification', body(partner))).body.ResultCode).toBe('1015')
    expect((await partner.post('/v1/id_verification', body(partner))).body.ResultCode).toBe('1012')
  })

  test.each([
    ['a wrong signature', { signature: 'x' }, '2405', 'The signature is not valid'],
    ['no country', { country: undefined }, '2413', '/country: is required'],
    ['no id_number', { id_number: undefined }, '2413', '/id_number: is required'],
    ['an empty id_type', { id_type: '' }, '2413', '/id_type: expected text that is not empty'],
    ['a number for a country', { country: 7 }, '2413', '/country: expected string'],
  ])('is refused in the words of the id endpoints: %s', async (_, more, code, hint) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const answer = await partner.post('/v1/id_verification', body(partner, { more }))
    expect([answer.status, answer.body.code]).toEqual([400, code])
    expect(answer.hint).toContain(hint)
  })

  // Source: v1 §2.4.
  test.each([
    ['no country', { country: undefined }, '"country" is required'],
    ['no id_number', { id_number: undefined }, '"id_number" is required'],
    ['an empty id_type', { id_type: '' }, '"id_type" is not allowed to be empty'],
    ['a number for a country', { country: 7 }, '"country" must be [string]'],
    ['a list for an ID number', { id_number: [] }, '"id_number" must be one of [string, integer]'],
    ['no user', { partner_params: { job_id: 'j', job_type: 5 } }, '"partner_params.user_id" is required'],
    ['no partner id', { partner_id: undefined }, '"partner_id" is required'],
    ['a partner id that is a list', { partner_id: [] }, '"partner_id" must be one of [string, integer]'],
    ['a wrong field and a missing one', { id_number: [], country: undefined }, '"country" is required'],
  ])('names the field that will not do: %s', async (_, more, error) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const answer = await partner.post('/v1/id_verification', body(partner, { more }))
    expect([answer.status, answer.body]).toEqual([400, { code: '2413', error, success: false }])
  })

  test.each([
    [2, '/v1/id_verification', 'belongs to /v1/upload'],
    [7, '/v1/id_verification', 'belongs to /v1/business_verification'],
    [5, '/v1/business_verification', 'belongs to /v1/id_verification'],
    [99, '/v1/id_verification', 'is not a job type'],
  ])('job type %i at %s is refused', async (jobType, path, hint) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const answer = await partner.post(path, body(partner, { jobType }))
    expect([answer.status, answer.body.code]).toEqual([400, '2212'])
    expect(answer.hint).toContain(hint)
  })
})

describe('POST /v1/business_verification', () => {
  test('answers what the registry has, signed', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { body: answer } = await partner.post('/v1/business_verification', body(partner, { jobType: 7 }))
    expect(answer).toMatchObject({
      ResultCode: '1012',
      ResultText: 'Business Verified',
      ResultType: 'Business Verification',
      success: true,
      Actions: { Verify_Business: 'Verified', Return_Business_Info: 'Returned' },
      company_information: { registration_number: '0000000', legal_name: expect.stringContaining('Emulated') },
      documents: { search_certificate: '' },
    })
    expect(verify('emulator-api-key', '1234', answer.timestamp, answer.signature)).toBe(true)
  })

  // Source: v1 §9.14.
  test('fills every member of the company and of the people behind it', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { body: answer } = await partner.post('/v1/business_verification', body(partner, { jobType: 7 }))
    expect(answer.company_information).toMatchObject({ country: 'Nigeria', search_number: '0000000', tax_id: 'N/A' })
    expect(Object.keys(answer.company_information)).toHaveLength(14)
    const people = [...answer.directors, ...answer.beneficial_owners, ...answer.fiduciaries]
    expect(people.map((one) => Object.keys(one).length)).toEqual([10, 8, 5])
    for (const one of [answer.company_information, ...people]) expect(Object.values(one)).not.toContain('')
    expect(answer.directors[0]).toMatchObject({ nationality: 'Nigerian', name: answer.beneficial_owners[0].name })
  })

  test.each([
    ['KE', 'Kenya', 'Kenyan'],
    ['za', 'South Africa', 'South African'],
    ['RW', 'Rwanda', 'Rwanda'],
    ['Nowhere', 'Nowhere', 'Nowhere'],
  ])('names the country of %s, and its people', async (country, name, nationality) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const question = body(partner, { jobType: 7, more: { country } })
    const { body: answer } = await partner.post('/v1/business_verification', question)
    expect(answer).toMatchObject({
      Country: country,
      company_information: { country: name },
      directors: [{ nationality }],
    })
  })

  test.each([
    ['found', 'acme', { tax_id: '12345670', search_number: '12345670', country: 'Nigeria' }],
    ['not found', 'acme-id-not-found', {}],
  ])('is only about the company when its tax number is %s', async (_, userId, company) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const more = { id_type: 'TAX_INFORMATION', id_number: '12345670' }
    const { body: answer } = await partner.post(
      '/v1/business_verification',
      body(partner, { jobType: 7, userId, more }),
    )
    expect(answer.company_information).toMatchObject(company)
    const lists = ['directors', 'beneficial_owners', 'fiduciaries', 'proprietors', 'documents']
    expect(lists.filter((name) => name in answer)).toEqual([])
  })

  test('answers nothing about a business that is not found', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const question = body(partner, { jobType: 7, userId: 'acme-id-not-found' })
    expect((await partner.post('/v1/business_verification', question)).body).toMatchObject({
      ResultCode: '1013',
      success: false,
      company_information: {},
      directors: [],
    })
  })

  test('refuses a type of business it does not know, in the vendor’s words', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const answer = await partner.post(
      '/v1/business_verification',
      body(partner, { jobType: 7, more: { id_type: 'SHOP' } }),
    )
    expect([answer.status, answer.body]).toEqual([
      400,
      { error: 'Unsupported business type', code: '2413', success: false },
    ])
    expect(answer.hint).toContain('TAX_INFORMATION')
  })
})

describe('the asynchronous lookups', () => {
  test.each([
    [5, '/v1/async_id_verification', { ResultCode: '1012', FullName: expect.any(String) }],
    [7, '/v1/async_business_verification', { ResultCode: '1012', success: true }],
  ])('answer success at once and call back later: job type %i', async (jobType, path, reported) => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const answer = await partner.post(path, body(partner, { jobType, more: { callback_url: receiver.url } }))
    expect([answer.status, answer.body]).toEqual([200, { success: true }])
    expect(receiver.received).toEqual([])
    await emulator.clock.advance('1s')
    expect(receiver.received.map((one) => one.body)).toMatchObject([
      { ...reported, PartnerParams: { job_type: jobType } },
    ])
    const [{ body: callback } = { body: {} }] = receiver.received
    expect(verify('emulator-api-key', '1234', callback.timestamp, callback.signature)).toBe(true)
  })

  test('warn when there is no callback URL', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const asked = () => body(partner, { idNumber: '00000000000', more: { source_sdk: 'rest_api' } })
    await partner.post('/v1/async_id_verification', asked())
    expect((await emulator.jobs.list())[0]?.warnings.map(({ id }) => id)).toEqual(['no-callback-url'])
    await partner.post('/v1/id_verification', asked())
    expect((await emulator.jobs.list())[0]?.warnings).toEqual([])
  })
})
