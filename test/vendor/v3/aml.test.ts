import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner } from '../../helpers/partner.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { type V3Parts, v3Client } from '../../helpers/v3.ts'

const emulator = await openTestEmulator({ callbacks: 'both', enrolled: ['enrolled-*'] })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(emulator.url, partner)

const { callback_url: _url, user_id: _user, ...asked } = exampleOf('v3/aml-request') as Record<string, never>
const submit = (more: V3Parts = {}, headers = {}) => shop.post('/v3/aml', { ...asked, ...more }, headers)

/** What the vendor's contract shows of each of the people in its examples. */
const found = [
  ['Nkechi Okafor', 'clear', null, 'Screening completed: no matches found.', 0],
  ['Gbenga Afolabi', 'block', 'aml_match_found', 'Screening completed: potential matches identified.', 1],
  ['Bukola Oni', 'attention', 'news_media_match', 'Screening completed: news media identified only.', 1],
  ['Ngozi Ifeoma', 'error', 'service_unavailable', 'Error: external service unavailable.', 0],
  ['Rashid Omar', 'block', 'high_risk', 'Verification failed.', 0],
  ['Amina Fatou Clearwater', 'clear', null, 'Screening completed: no matches found.', 0],
] as const

describe('a one-time AML', () => {
  test('is accepted without its time, and answered by a callback that has its ids in headers alone', async () => {
    const { status, body, hint } = await submit({ user_id: 'ada', partner_params: { order: '7', job_id: 'mine' } })
    expect([status, hint]).toEqual([202, ''])
    expect(body).toEqual({
      job_id: expect.stringMatching(/^job_/),
      message: 'Job submitted successfully',
      status: 'accepted',
      user_id: 'ada',
    })
    await control.advance('1s')
    const [callback] = await control.inbox({ partnerId: '1234' })
    expect(callback?.headers).toMatchObject({ 'Job-ID': body.job_id, 'User-ID': 'ada' })
    expect(callback?.body).not.toHaveProperty('job_id')
    expect(callback?.body).toMatchObject({ product: 'one_time_aml', partner_params: { order: '7' }, consent: {} })
  })

  test('has null for partner_params of which nothing is left', async () => {
    await submit({ partner_params: { job_id: 'mine', user_id: 'other', job_type: '15', _sandbox_v3: 'x' } })
    await control.advance('1s')
    expect((await inbox())[0]).toMatchObject({ partner_params: null })
  })

  test.each(found)('of %s comes to what the vendor’s example shows', async (name, status, reason, message, count) => {
    const { body } = await submit({ full_name: name.toUpperCase() })
    await control.advance('1s')
    const [callback] = await inbox()
    expect(callback).toMatchObject({ status, reason, message, no_of_persons_found: count })
    expect(callback?.kyc_receipt === null).toBe(status === 'error')
    expect((await control.job(body.job_id)).scenario.chosenBy).toBe('hinted')
  })

  test('finds whom it was asked for, with lists that are clearly made up', async () => {
    await submit({
      full_name: 'Zoë O’Neill 李',
      partner_params: { emulator_scenario: 'rejected' },
      strict_match: 'false',
    })
    await control.advance('1s')
    expect((await inbox())[0]).toMatchObject({
      strict_match: false,
      people: [{ name: 'Zoë O’Neill 李', sanctions: [{ list: 'Emulated Sanctions List' }], pep: { pep_level: 1 } }],
    })
  })

  test('says how many articles there are, and of what, where the person is in the news alone', async () => {
    await submit({ full_name: 'Bukola Oni' })
    await control.advance('1s')
    const summary = { news_category: 'financial_crime', news_category_label: 'Financial Crime', number_of_articles: 3 }
    expect((await inbox())[0]).toMatchObject({ people: [{ news_summary: [summary], sanctions: [] }] })
  })

  test('scores the risk where it is high, and no other', async () => {
    await submit({ full_name: 'Rashid Omar' })
    await submit({ full_name: 'Gbenga Afolabi' })
    await control.advance('1s')
    expect((await inbox()).map(({ antifraud }) => antifraud)).toEqual([
      { fraud_risk_level: 'high', fraud_risk_score: 92, fraud_risk_indicator_groups: ['device_risk'] },
      null,
    ])
  })

  const thisYear = new Date().getUTCFullYear()
  const missing = (name: string) => `Required field '${name}' is missing or invalid.`
  const consent = (asked as { consent?: object }).consent
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString()

  test.each<[string, V3Parts, string]>([
    ['no countries', { countries: undefined }, missing('countries')],
    ['no country among them', { countries: [] }, missing('countries')],
    ['a country by name', { countries: ['Nigeria'] }, missing('countries')],
    ['countries that are no JSON', { countries: 'NG' }, missing('countries')],
    ['no name', { full_name: undefined }, missing('full_name')],
    ['a year of two digits', { birth_year: '71' }, "Field 'birth_year' is invalid."],
    ['a year to come', { birth_year: String(thisYear + 1) }, "Field 'birth_year' is invalid."],
    ['a year before 1000', { birth_year: '0999' }, "Field 'birth_year' is invalid."],
    ['a match that is neither', { strict_match: 'yes' }, "Field 'strict_match' is invalid."],
    [
      '21 aliases',
      { aliases: Array.from({ length: 21 }, (_, index) => `Alias ${index}`) },
      "Field 'aliases' must contain at most 20 entries.",
    ],
    ['a long alias', { aliases: ['a'.repeat(257)] }, "Field 'aliases' entries must be at most 256 characters."],
    [
      'a search for nobody',
      { search_existing_user: 'true' },
      "Required field 'user_id' is missing or invalid when search_existing_user is true.",
    ],
    ['no consent', { consent: undefined }, missing('consent.granted')],
    [
      'a consent to come',
      { consent: { ...consent, granted_at: inAnHour } },
      "Required field 'consent.granted_at' cannot be set in the future.",
    ],
    [
      'no given names',
      { user_details: { last_name: 'Obi', email: 'a@b.example' } },
      missing('user_details.given_names'),
    ],
    [
      'nobody who can be reached',
      { user_details: { given_names: 'Ada', last_name: 'Obi' } },
      'Either user_details.email or user_details.phone_number is required.',
    ],
    ['a callback URL without scheme', { callback_url: 'shop.example' }, missing('callback_url')],
  ])('is refused with %s', async (_, parts, message) => {
    const answer = await submit(parts)
    expect(answer).toMatchObject({ status: 400, body: { message, status: 'Bad Request' } })
    expect(answer.hint).not.toBe('')
    expect(await control.jobs({})).toEqual([])
  })

  test.each([
    ['a year as a bare number', { birth_year: '1971' }],
    ['this year', { birth_year: String(thisYear) }],
    ['20 aliases', { aliases: Array.from({ length: 20 }, () => 'a'.repeat(256)) }],
    ['a match that is not strict', { strict_match: 'false' }],
  ])('takes %s', async (_, parts: V3Parts) => {
    expect(await submit(parts)).toMatchObject({ status: 202, hint: '' })
  })

  test('is refused where countries came twice, and the hint says that they are one part', async () => {
    const headers = { 'smileid-token': await shop.token() }
    const body = new FormData()
    for (const one of ['NG', 'GH']) body.append('countries', one)
    expect(await shop.ask('POST', '/v3/aml', { headers, body })).toMatchObject({
      ...{ status: 400, body: { message: missing('countries') } },
      hint: 'The part "countries" came 2 times, and is read once.',
    })
  })

  test('is refused as a whole where it is too large, in words of its own', async () => {
    expect(await submit({ metadata: 'x'.repeat(11 * 1024 * 1024) })).toMatchObject({
      status: 413,
      body: { message: 'Request payload is too large.', status: 'Content Too Large' },
    })
  })

  test('may say in a part what sends it', async () => {
    const { body } = await submit({ source_sdk: 'rest_api', source_sdk_version: '1.0.0' })
    expect((await control.job(body.job_id)).submission.sourceSdk).toBe('rest_api')
  })

  test('takes a token of either of its names, and warns of any other', async () => {
    for (const [product, hint] of [
      ['aml', ''],
      ['one_time_aml', ''],
      ['enhanced_kyc', expect.stringContaining('token-for-other-product')],
    ]) {
      expect(await submit({}, { 'smileid-token': await shop.token({ product }) })).toMatchObject({ status: 202, hint })
    }
  })

  test('shows the journal nobody', async () => {
    await submit({ full_name: 'Bukola Oni', birth_year: '1971', aliases: ['Buki Secret'] })
    await control.advance('1s')
    const kept = JSON.stringify(await control.journal({}))
    expect(kept).toContain('/v3/aml')
    for (const one of ['Bukola', 'Buki', '1971', 'okafor']) expect(kept).not.toContain(one)
  })
})

describe('search_existing_user', () => {
  const search = { search_existing_user: 'true', user_id: 'ada' }
  test.each([
    ['a user whom nobody knows', 'ada', 'No enrolled user found for this partner.'],
    [
      'a user on file of whom no job knows anything',
      'enrolled-eve',
      'No prior KYC record with a usable name and country was found for this user.',
    ],
  ])('refuses %s', async (_, userId, message) => {
    for (const path of ['/v3/aml', '/v3/aml/sync', '/v3/aml/monitoring']) {
      const answer = await shop.post(path, { ...asked, ...search, user_id: userId })
      expect(answer).toMatchObject({ status: 404, body: { message, status: 'Not Found' } })
    }
  })

  test('refuses a user who is deleted', async () => {
    await enrol()
    await control.setUser('ada', 'deleted')
    expect(await submit(search)).toMatchObject({
      status: 404,
      body: { message: 'No enrolled user found for this partner.' },
    })
  })

  test('is but a gate here: whom the request names is screened', async () => {
    await enrol()
    expect(await submit({ ...search, full_name: 'Gbenga Afolabi' })).toMatchObject({ status: 202 })
    await control.advance('1s')
    expect((await inbox()).at(-1)).toMatchObject({ people: [{ name: 'Gbenga Afolabi' }] })
  })

  test('has monitoring look for whom the earlier job was about', async () => {
    await enrol()
    const parts = {
      ...asked,
      ...search,
      full_name: 'Gbenga Afolabi',
      partner_params: { emulator_scenario: 'rejected' },
    }
    expect(await shop.post('/v3/aml/monitoring', parts)).toMatchObject({ status: 202 })
    await control.advance('1s')
    const [screened, enrolled] = await control.jobs({})
    const { firstName, middleName, lastName, dateOfBirth } = enrolled?.submission.person ?? {}
    const name = [firstName, middleName, lastName].join(' ')
    expect((await inbox()).at(-1)).toMatchObject({ people: [{ name }] })
    expect(screened?.submission.screening?.birthYear).toBe(dateOfBirth?.slice(0, 4))
  })

  /** Puts a user on file through v1, by a job that has a country and a name. */
  async function enrol(): Promise<void> {
    const upload = { country: 'NG', id_type: 'BVN', id_number: '00000000000', entered: 'true' }
    await createTestPartner(emulator).submit({ userId: 'ada', jobType: 1, upload, callbackUrl: '' })
    await control.advance('1s')
  }
})

/** What was called back, oldest first. */
async function inbox() {
  return (await control.inbox({ partnerId: '1234' })).map(({ body }) => body)
}
