import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readClaims } from '../../../server/vendor/shared/tokens/jwt.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { kycParts, v3Client } from '../../helpers/v3.ts'

const bank = { id: '0085', apiKey: 'key-of-the-bank' }
const shop = { id: '1234', apiKey: 'key-of-the-shop' }
const emulator = await openTestEmulator({ callbacks: 'collect', partners: [shop, bank] })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control, url } = emulator
const client = v3Client(url, shop)

const unauthorized = { status: 'Unauthorized', message: 'Invalid authentication credentials.' }
const badRequest = (message: string) => ({ status: 400, body: { status: 'Bad Request', message } })
const consent = kycParts.consent as object

describe('POST /v3/token', () => {
  test('answers a token for id and key, and nothing else', async () => {
    const { status, body } = await client.mint()
    expect([status, Object.keys(body)]).toEqual([200, ['token']])
    const claims = readClaims(body.token)
    expect(claims).toMatchObject({ partner_id: '1234', api_url: `${url}/v3`, aud: 'smileid-api', iss: 'smileid-auth' })
    expect(Object.keys(claims ?? {})).not.toContain('payload')
    // The SDKs compare it with the clock of their own machine.
    expect(Math.abs(Number(claims?.exp) - Date.now() / 1_000 - 900)).toBeLessThan(5)
  })

  test('takes header names in any case, and ids without their leading zeros', async () => {
    const headers = { 'SmileID-Partner-ID': '85', 'SMILEID-API-KEY': bank.apiKey }
    const { body } = await client.mint(undefined, headers)
    expect(readClaims(body.token)).toMatchObject({ partner_id: '0085' })
  })

  test.each([
    ['no id', { 'smileid-api-key': shop.apiKey }, 400, 'smileid-partner-id header is required.', 'smileid-partner-id'],
    ['no key', { 'smileid-partner-id': '1234' }, 400, 'smileid-api-key header is required.', 'smileid-api-key'],
    ['an id that nobody has', keys('77', shop.apiKey), 401, unauthorized.message, 'Known here: 1234, 0085.'],
    ['an id with zeros before it', keys('0085', bank.apiKey), 401, unauthorized.message, 'send "85", not "0085"'],
    ['a wrong key', keys('1234', 'wrong'), 401, unauthorized.message, 'not the API key of partner "1234"'],
    ['the key of another', keys('1234', bank.apiKey), 401, unauthorized.message, 'is the key of partner "0085"'],
  ])('refuses %s, and the hint says why', async (_, headers, status, message, why) => {
    const answer = await client.mint(undefined, headers)
    expect(answer).toMatchObject({ status, body: { message }, hint: expect.stringContaining(why) })
    expect(answer.hint).not.toContain(bank.apiKey)
  })

  test('refuses an id that means two partners, and names both', async () => {
    const two = [
      { id: '12', apiKey: 'a' },
      { id: '0012', apiKey: 'b' },
    ]
    const other = await openTestEmulator({ partners: two })
    try {
      const answer = await v3Client(other.url, two[1] as (typeof two)[1]).mint()
      expect(answer).toMatchObject({ status: 401, hint: expect.stringContaining('Partners "12" and "0012"') })
    } finally {
      await other.close()
    }
  })

  test('refuses JSON', async () => {
    const headers = { ...keys('1234', shop.apiKey), 'content-type': 'application/json' }
    expect(await client.ask('POST', '/v3/token', { headers, body: '{"product":"enhanced_kyc"}' })).toMatchObject({
      status: 415,
      body: {
        status: 'Unsupported Media Type',
        message: 'Unsupported Media Type. Required Content-Type is multipart/form-data',
      },
    })
  })

  test('binds what it is sent: people’s data as references, the rest as it is', async () => {
    const payload = {
      ...{ country: 'Nigeria', id_type: 'NIN', id_number: '12345678901', email: 'ada.obi@example.com' },
      ...{ callback_url: 'https://shop.example/hook', consent: { ...consent, notice_language: 'en' } },
    }
    const terms = { user_id: 'ada', product: 'enhanced_kyc', partner_params: { order: 7 }, partner_id: '1234' }
    const claims = readClaims(await client.token({ ...terms, payload }))
    expect(claims).toMatchObject({
      ...{ user_id: 'ada', product: 'enhanced_kyc', partner_params: { order: '7' } },
      payload: {
        ...{ country: 'NG', id_type: 'NIN', consent: { ...consent, notice_language: 'EN' } },
        id_number: expect.stringMatching(/^pii_/),
        email: expect.stringMatching(/^pii_/),
        callback_url: expect.stringMatching(/^callback_/),
      },
    })
  })

  test.each([
    ['a product that is none', { product: 'face' }, 'product', 'product'],
    ['a country that is none', { payload: { country: 'Atlantis' } }, 'country', 'Atlantis'],
    ['an ID type of another country', { payload: { country: 'KE', id_type: 'BVN' } }, 'id_type', 'KE'],
    [
      'a number of another form',
      { payload: { country: 'NG', id_type: 'NIN', id_number: '1' } },
      'id_number',
      '^[0-9]{11}$',
    ],
    ['half a consent', { payload: { consent: { granted: true } } }, 'consent.granted_at', 'granted_at'],
    ['a consent not given', { payload: { consent: { ...consent, granted: false } } }, 'consent.granted', 'granted'],
    [
      'a consent of tomorrow',
      { payload: { consent: { ...consent, granted_at: new Date(Date.now() + 120_000).toISOString() } } },
      'consent.granted_at',
      'ahead of the clock of this machine',
    ],
    [
      'a consent of no calendar',
      { payload: { consent: { ...consent, granted_at: '2026-13-41T00:00:00Z' } } },
      'consent.granted_at',
      'no moment',
    ],
    ['a broken payload', { payload: '{"country":' }, 'payload', 'JSON'],
  ])('refuses %s, and names the field', async (_, parts, field, why) => {
    expect(await client.mint(parts)).toMatchObject({
      ...badRequest(`Required field '${field}' is missing or invalid.`),
      hint: expect.stringContaining(why),
    })
  })

  test('refuses a callback URL that cannot be called, and a reference that nobody knows', async () => {
    for (const callback_url of ['shop.example/hook', `callback_${'0'.repeat(26)}`]) {
      const answer = await client.mint({ payload: { callback_url } })
      expect([answer.status, answer.hint]).toEqual([400, expect.stringContaining('/payload/callback_url')])
    }
  })

  test('keeps neither key nor token nor number in the journal', async () => {
    await client.token({ payload: { id_number: '12345678901', email: 'ada.obi@example.com' } })
    const journal = JSON.stringify(await control.journal({}))
    expect(journal).toContain('/v3/token')
    expect(journal).not.toMatch(/eyJ|key-of-the-shop/)
  })
})

describe('a token', () => {
  test('is valid for its lifetime by the emulator’s clock, and is refused afterwards with the reason', async () => {
    const headers = { 'smileid-token': await client.token() }
    await control.advance('14m')
    expect(await client.submit({}, headers)).toMatchObject({ status: 202 })
    await control.advance('1m')
    expect(await client.submit({}, headers)).toMatchObject({
      ...{ status: 401, body: unauthorized },
      hint: expect.stringMatching(/^The token ended at .*Z by the clock of partner 1234/),
    })
  })

  test('may be asked to end sooner', async () => {
    const quick = await openTestEmulator({ tokenLifetime: 2_000 })
    try {
      const [partner] = quick.partners
      const own = v3Client(quick.url, partner as NonNullable<typeof partner>)
      const token = await own.token()
      const { iat, exp } = readClaims(token) ?? {}
      expect(Number(exp) - Number(iat)).toBe(2)
      await quick.control.advance('2s')
      expect(await own.submit({}, { 'smileid-token': token })).toMatchObject({ status: 401 })
    } finally {
      await quick.close()
    }
  })

  test.each([
    ['in Authorization', async () => ({ 'smileid-token': '', authorization: `Bearer ${await client.token()}` }), 'raw'],
    ['that is another partner’s', otherPartners, 'is of partner "0085"'],
    ['that was altered', async () => ({ 'smileid-token': `${await client.token()}x` }), 'was altered'],
  ])('%s is refused with the reason', async (_, headersOf, why) => {
    const answer = await client.submit({}, await headersOf())
    expect([answer.status, answer.body]).toEqual([401, unauthorized])
    expect(answer.hint).toContain(why === 'raw' ? 'without "Bearer" before it' : why)
  })

  test('is refused by /sync as the gateway refuses', async () => {
    expect(await client.sync({}, { 'smileid-token': 'nothing' })).toMatchObject({
      status: 401,
      body: {
        ...{ job_id: null, user_id: null, status: 'unauthorized' },
        message: 'Missing or invalid authentication credentials.',
      },
    })
  })

  test('names its user: another in the body or the header is refused', async () => {
    const headers = { 'smileid-token': await client.token({ user_id: 'ada' }) }
    expect(await client.submit({}, headers)).toMatchObject({ status: 202, body: { user_id: 'ada' } })
    expect(await client.submit({ user_id: 'ada' }, { ...headers, 'user-id': 'ada' })).toMatchObject({ status: 202 })
    const forbidden = { status: 403, body: { message: 'Token is not authorized for this user ID.' } }
    const others = [
      await client.submit({ user_id: 'eve' }, headers),
      await client.submit({}, { ...headers, 'user-id': 'eve' }),
      await client.submit({ user_id: 'ada' }, { 'smileid-token': await client.token(), 'user-id': 'eve' }),
    ]
    for (const answer of others) expect(answer).toMatchObject({ ...forbidden, hint: expect.stringContaining('"eve"') })
  })

  test('of another product is taken with a warning', async () => {
    const headers = { 'smileid-token': await client.token({ product: 'smart_selfie_compare' }) }
    const answer = await client.submit({}, headers)
    expect(answer).toMatchObject({ status: 202, hint: expect.stringContaining('token-for-other-product') })
    const right = { 'smileid-token': await client.token({ product: 'enhanced_kyc' }) }
    expect((await client.submit({}, right)).hint).toBe('')
  })

  test('stands in for what it binds, and overrides what the request says', async () => {
    const payload = {
      ...{ country: 'NG', id_type: 'NIN', id_number: '12345678901', consent },
      ...{ given_names: 'Amina Fatou', last_name: 'Clearwater', email: 'amina.clearwater@example.com' },
      callback_url: `inbox:${shop.id}`,
    }
    const token = await client.token({ payload })
    const bare = await client.post('/v3/enhanced_kyc', {}, { 'smileid-token': token })
    expect(bare).toMatchObject({ status: 202 })
    const said = { user_details: { given_names: 'Eve', last_name: 'Other', email: 'eve@example.com' } }
    const overridden = await client.submit(said, { 'smileid-token': token })
    for (const { body } of [bare, overridden]) {
      expect(await control.job(body.job_id)).toMatchObject({
        submission: { callbackUrl: payload.callback_url, idInfo: { lastName: 'Clearwater', idNumber: '12345678901' } },
      })
    }
  })

  test('whose bound values were forgotten is refused with the reason', async () => {
    const headers = { 'smileid-token': await client.token({ payload: { email: 'ada.obi@example.com' } }) }
    await control.reset()
    expect(await client.submit({}, headers)).toMatchObject({
      ...{ status: 401, body: unauthorized },
      hint: expect.stringContaining('What the token binds as email is not known any more'),
    })
  })
})

function keys(id: string, apiKey: string) {
  return { 'smileid-partner-id': id, 'smileid-api-key': apiKey }
}

async function otherPartners() {
  return { 'smileid-token': await v3Client(url, bank).token(), 'smileid-partner-id': '1234' }
}
