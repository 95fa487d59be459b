import { describe, expect, test } from 'vitest'
import type { Partner } from '../../../server/core/users/partner.ts'
import type { Call } from '../../../server/http/operation.ts'
import { createRetention } from '../../../server/service/jobs/retention.ts'
import { keepBoundValues } from '../../../server/service/partners/bound-values.ts'
import { createMemoryStorage } from '../../../server/store/memory/memory.ts'
import { createTableStore } from '../../../server/store/table-store.ts'
import { partnerOfPlainId } from '../../../server/vendor/shared/partner-ids.ts'
import { readClaims } from '../../../server/vendor/shared/tokens/jwt.ts'
import { issueToken } from '../../../server/vendor/shared/tokens/web-token.ts'
import { isTypeId, typeId } from '../../../server/vendor/shared/type-id.ts'
import { proveByToken } from '../../../server/vendor/v3/access/authenticate.ts'
import { bindPayload, readBound } from '../../../server/vendor/v3/access/binding.ts'
import { mintToken } from '../../../server/vendor/v3/access/claims.ts'
import { createVerifiedTokens } from '../../../server/vendor/v3/access/verified-tokens.ts'
import { noon } from '../../core/samples.ts'

const minute = 60_000
const wall = Date.UTC(2030, 0, 1)
const shop: Partner = { id: '1234', apiKey: 'key-of-the-shop' }
const bank: Partner = { id: '0012', apiKey: 'key-of-the-bank' }
const times = { now: noon, wall, lifetime: 15 * minute }
const mint = (partner = shop, terms = {}) => mintToken(partner, terms, 'https://localhost:7645/v3', times)

/** Partners who may get another key. */
function serving(...partners: readonly Partner[]) {
  const served = new Map(partners.map((one) => [one.id, one]))
  const known = {
    find: (id: string) => served.get(id),
    all: () => [...served.values()],
    change: (partner: Partner) => void served.set(partner.id, partner),
  }
  return { partners: known, tokens: createVerifiedTokens(known.find) }
}

describe('a token', () => {
  test('says what tokens of Smile ID say, in time of the clock on the wall', () => {
    const claims = readClaims(mint(shop, { user_id: 'anna', product: 'enhanced_kyc', partner_params: { a: 'b' } }))
    expect(claims).toEqual({
      aud: 'smileid-api',
      iss: 'smileid-auth',
      iat: wall / 1_000,
      nbf: wall / 1_000,
      exp: wall / 1_000 + 900,
      key_id: expect.stringMatching(/^key_[0-9a-f]{16}$/),
      partner_id: '1234',
      api_url: 'https://localhost:7645/v3',
      user_id: 'anna',
      product: 'enhanced_kyc',
      partner_params: { a: 'b' },
      emulator_exp: new Date(noon + 15 * minute).toISOString(),
    })
  })

  test('is valid until it ends by the clock of its partner, whatever the machine’s clock shows', () => {
    const { tokens } = serving(shop)
    const token = mint()
    expect(tokens.verify(token, noon)).toMatchObject({ partner: shop, claims: { partner_id: '1234' } })
    expect(tokens.verify(token, noon + 15 * minute - 1)).toMatchObject({ partner: shop })
    for (const now of [noon + 15 * minute, wall]) {
      expect(tokens.verify(token, now)).toEqual({ hasEnded: true, fault: expect.stringContaining('ended at') })
    }
  })

  test('ends with the API key that it was made with, though it was verified before', () => {
    const { partners, tokens } = serving(shop)
    const token = mint()
    expect(tokens.verify(token, noon)).not.toHaveProperty('fault')
    partners.change({ ...shop, apiKey: 'another-key' })
    expect(tokens.verify(token, noon)).toEqual({
      fault: 'was not made here with the API key that partner 1234 has now',
    })
  })

  test.each([
    ['whose claims were altered', alter(mint()), 'was altered after partner 1234 got it here'],
    ['whose signature was cut off', mint().replace(/\.[^.]*$/, '.'), 'was altered'],
    ['that asks for no algorithm', unsigned(mint()), 'was altered'],
    ['of a partner who is not served', mint({ ...shop, id: '77' }), 'is of partner "77", who is not served here'],
    ['made with the key of another', mint({ ...shop, apiKey: 'x' }), 'was not made here with the API key'],
    ['of v1', issueToken(shop.apiKey, webClaims(), noon), 'is a web token of POST /v1/token'],
    ['that is not one', 'abc', 'is not a JWT'],
    ['whose claims are not an object', 'abc.W10.abc', 'is not a JWT'],
    ['without a partner', 'abc.e30.abc', 'names no partner, as those of POST /v3/token do'],
  ])('%s does not hold, and a sentence says why', (_, token, why) => {
    const { tokens } = serving(shop)
    expect(tokens.verify(token, noon)).toEqual({ fault: expect.stringContaining(why) })
  })

  test('says whom it claims to be of, proven or not', () => {
    const { tokens } = serving(shop)
    expect(['abc', alter(mint()), mint()].map(tokens.claimedPartner)).toEqual([undefined, '1234', '1234'])
  })

  test('is remembered in a memory that does not grow for ever', () => {
    const { tokens } = serving(shop)
    const all = Array.from({ length: 1_100 }, (_, index) => mint(shop, { user_id: `user-${index}` }))
    for (const token of [...all, ...all]) expect(tokens.verify(token, noon)).toMatchObject({ partner: shop })
  })
})

describe('a call', () => {
  const prove = (headers: Call['headers'], parts = serving(shop, bank)) =>
    proveByToken(parts, { headers, now: noon } as Call)

  test('is proven by the raw token in SmileID-Token', () => {
    expect(prove({ 'smileid-token': mint(bank) }).partner).toBe(bank)
    expect(prove({ 'smileid-token': mint(bank), 'smileid-partner-id': '12' }).partner).toBe(bank)
    expect(prove({ 'smileid-token': mint(bank), 'smileid-partner-id': '0012' }).partner).toBe(bank)
  })

  test.each([
    ['no token', {}, 'There is no SmileID-Token header.'],
    ['an empty one', { 'smileid-token': '' }, 'There is no SmileID-Token header.'],
    ['one in Authorization', { authorization: `Bearer ${mint()}` }, 'The token is in Authorization.'],
    ['Bearer before it', { 'smileid-token': `Bearer ${mint()}` }, 'without "Bearer"'],
    ['an altered one', { 'smileid-token': alter(mint()) }, 'The token was altered'],
    ['that of another partner', { 'smileid-token': mint(), 'smileid-partner-id': '12' }, 'is of partner "1234"'],
    ['a partner nobody knows', { 'smileid-token': mint(), 'smileid-partner-id': '77' }, 'is of partner "1234"'],
  ])('with %s is refused, and the hint says what is wrong', (_, headers, hint) => {
    expect(() => prove(headers)).toThrowError(
      expect.objectContaining({ kind: 'not_authorized', hint: expect.stringContaining(hint) }),
    )
  })
})

describe('a partner id of v3', () => {
  const ids = (...all: string[]) => serving(...all.map((id) => ({ id, apiKey: 'key' }))).partners

  test.each([
    ['12', ['0012'], { partner: { id: '0012' } }],
    ['12', ['12'], { partner: { id: '12' } }],
    ['0', ['000'], { partner: { id: '000' } }],
    ['12', ['0012', '12'], { fault: 'Partners "0012" and "12" are both "12" without leading zeros' }],
    ['0012', ['0012'], { fault: 'An id has no leading zeros here: send "12", not "0012"' }],
    ['120', ['12'], { fault: 'No partner "120" is served here' }],
  ])('%s among %j means %j', (id, known, meant) => {
    expect(partnerOfPlainId(id, ids(...known))).toMatchObject(meant)
  })
})

describe('what is bound to a token', () => {
  const consent = {
    granted: true,
    granted_at: '2026-01-01T00:00:00Z',
    notice_language: 'EN',
    notice_privacy_policy_url: 'https://shop.example/privacy',
  } as const
  const payload = {
    country: 'NG',
    id_type: 'NIN',
    id_number: '12345678901',
    given_names: 'Amina',
    last_name: 'Amina',
    email: 'amina@example.com',
    phone_number: '+2348012345678',
    callback_url: 'https://shop.example/hook',
    consent,
  }

  test('is there as references for personal data, and by value otherwise', () => {
    const { payload: bound, values } = bindPayload(payload, shop, noon)
    expect(bound).toMatchObject({ country: 'NG', id_type: 'NIN', consent })
    const { id_number, given_names, last_name, email, phone_number, callback_url } = bound
    for (const reference of [id_number, given_names, last_name, email, phone_number]) {
      expect(reference).toMatch(/^pii_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
    }
    expect(isTypeId('callback', String(callback_url))).toBe(true)
    expect(JSON.stringify(bound)).not.toMatch(/Amina|example\.com|12345678901|\+234/)
    expect(values).toHaveLength(6)
  })

  test('has the same reference for the same value, of one partner alone', () => {
    const first = bindPayload(payload, shop, noon).payload
    expect(bindPayload(payload, shop, noon + minute).payload).toEqual(first)
    expect(first.given_names).toBe(first.last_name)
    expect(bindPayload(payload, { ...shop, id: '12345' }, noon).payload.email).not.toBe(first.email)
  })

  test('is found again by its references, one of an earlier callback URL too, until nobody knows it any more', async () => {
    const storage = createMemoryStorage()
    const store = createTableStore(storage)
    const first = bindPayload(payload, shop, noon)
    const retentionLimits = { keepJobs: 10, keepJobsFor: undefined, keepBytes: undefined }
    const lifetimes = { uploadLinkLifetime: minute, tokenLifetime: minute }
    const retention = createRetention({ retentionLimits, ...lifetimes })
    await keepBoundValues({ store, retention }, '1234', first.values, { now: noon, epoch: 0 })
    expect(await readBound(store, '1234', first.payload)).toEqual(payload)
    expect(await readBound(store, '1234')).toEqual({})

    const again = bindPayload({ callback_url: String(first.payload.callback_url) }, shop, noon)
    expect(again).toEqual({ payload: { callback_url: first.payload.callback_url }, values: [] })
    expect(await readBound(store, '1234', again.payload)).toEqual({ callback_url: payload.callback_url })

    storage.reset()
    await expect(readBound(store, '1234', first.payload)).rejects.toMatchObject({ kind: 'not_authorized' })
  })
})

test('a TypeID has 128 bits in 26 characters', () => {
  expect(typeId('job', 'f'.repeat(32))).toBe(`job_7${'z'.repeat(25)}`)
  expect(typeId('job', '0'.repeat(32))).toBe(`job_${'0'.repeat(26)}`)
  // The example of the specification of TypeIDs.
  expect(typeId('prefix', '0188bac7-4afa-78aa-bc3b-bd1eef28d881'.replaceAll('-', ''))).toBe(
    'prefix_01h2xcejqtf2nbrexx3vqjhp41',
  )
  expect(isTypeId('job', `job_${'8'.repeat(26)}`)).toBe(false)
  expect(isTypeId('job', `user_${'0'.repeat(26)}`)).toBe(false)
})

function alter(token: string): string {
  const [head, , signature] = token.split('.')
  const claims = { ...readClaims(token), user_id: 'somebody-else' }
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
}

function unsigned(token: string): string {
  const head = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')
  return [head, token.split('.')[1], ''].join('.')
}

function webClaims() {
  return { partner_id: shop.id, product: 'enhanced_kyc', partner_params: { user_id: 'anna', job_id: 'job-1' } }
}
