import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultPartner } from '../../../server/index.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner } from '../../helpers/partner.ts'
import { type V3Answer, type V3Client, type V3Parts, v3Client } from '../../helpers/v3.ts'

const idTypes = [{ country: 'NG', id_type: 'NIN', verification_method: 'enhanced_kyc' }]
const terms: V3Parts = {
  id_types: idTypes,
  name: 'Sign-up',
  notice_privacy_policy_url: 'https://shop.example/privacy',
  is_single_use: 'true',
}

let emulator: Awaited<ReturnType<typeof openTestEmulator>>
let client: V3Client

beforeAll(async () => {
  const other = { id: '85', apiKey: 'other' }
  emulator = await openTestEmulator({
    partners: [{ ...defaultPartner, callbackUrl: 'https://shop.example/usual' }, other],
  })
  client = v3Client(emulator.url, defaultPartner)
})
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())

const make = (more: V3Parts = {}, headers?: Record<string, string>) =>
  client.post('/v3/smile_links', { ...terms, ...more }, headers)

/** The time that it is from now on. */
const now = (): Promise<number> => emulator.control.advance('1ms')

async function show(refId: string, token?: string): Promise<V3Answer> {
  const headers = { 'smileid-token': token ?? (await client.token()) }
  return client.ask('GET', `/v3/smile_links/${refId}`, { headers })
}

describe('a link of v3', () => {
  test('for one person has a user of its own, and ends after 90 days', async () => {
    const madeAt = await now()
    const { status, body: made } = await make()
    expect([status, made]).toEqual([
      201,
      {
        link: `${emulator.url}/__links/1234/${made.ref_id}`,
        message: 'Smile Link created',
        ref_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        user_id: expect.stringMatching(/^user_[0-9a-z]{26}$/),
      },
    ])
    const { status: shown, body } = await show(made.ref_id)
    expect([shown, body]).toEqual([
      200,
      {
        ref_id: made.ref_id,
        link: made.link,
        name: 'Sign-up',
        description: null,
        id_types: idTypes,
        is_single_use: true,
        callback_url: 'https://shop.example/usual',
        notice_privacy_policy_url: 'https://shop.example/privacy',
        redirect_url: null,
        expires_at: new Date(madeAt + 90 * 86_400_000).toISOString(),
        partner_params: null,
        user_id: made.user_id,
      },
    ])
  })

  test('for many is for nobody in particular, and does not end', async () => {
    const { body: made } = await make({ is_single_use: 'false' })
    expect(made.user_id).toBeNull()
    expect((await show(made.ref_id)).body).toMatchObject({ is_single_use: false, user_id: null, expires_at: null })
    const named = await make({ is_single_use: 'false', user_id: 'anna' })
    expect([named.status, named.body.message, named.hint]).toEqual([
      400,
      "Required field 'user_id' is missing or invalid.",
      expect.stringContaining('a link for many is for nobody in particular'),
    ])
  })

  test('shows whatever it was made with', async () => {
    const more = {
      ...{ callback_url: 'https://shop.example/heard', description: 'For you', logo_url: 'https://shop.example/l.png' },
      ...{ redirect_url: 'https://shop.example/done', theme_color: '#0a0', partner_params: { order: '7' } },
      ...{ user_id: 'Zoë O’Brien', expires_at: '2030-01-01T00:00:00' },
    }
    const { body: made } = await make(more)
    expect((await show(made.ref_id)).body).toMatchObject({ ...more, expires_at: '2030-01-01T00:00:00.000Z' })
  })

  test('has a user whom no other link has, whoever comes first', async () => {
    const [one, other] = await Promise.all([make({ user_id: 'anna' }), make({ user_id: 'anna' })])
    const [won, lost] = one.status === 201 ? [one, other] : [other, one]
    expect([won.status, lost.status]).toEqual([201, 409])
    expect(lost.body).toEqual({ message: 'User ID is taken. Please provide a unique ID.', status: 'Conflict' })
    expect(lost.hint).toContain(won.body.ref_id)
    expect((await make({ user_id: 'bola' })).status).toBe(201)
    await emulator.control.reset()
    expect((await make({ user_id: 'anna' })).status).toBe(201)
  })

  test('is called back at the URL that its token binds', async () => {
    const token = await client.token({ payload: { callback_url: 'https://shop.example/bound' } })
    const { body: made } = await make({ callback_url: 'https://shop.example/sent' }, { 'smileid-token': token })
    expect((await show(made.ref_id)).body.callback_url).toBe('https://shop.example/bound')
  })

  test('opens a page until it ends', async () => {
    const { body: made } = await make({ expires_at: new Date((await now()) + 1_000).toISOString() })
    expect((await fetch(made.link)).status).toBe(200)
    await emulator.control.advance('1s')
    const page = await fetch(made.link)
    expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('This link has expired')])
  })

  test('is kept by a state', async () => {
    const { body: made } = await make({ user_id: 'anna', partner_params: { order: '7' } })
    const before = await show(made.ref_id)
    const state = JSON.parse(JSON.stringify(await emulator.control.snapshot()))
    await emulator.control.reset()
    expect((await show(made.ref_id)).status).toBe(404)
    await emulator.control.restore(state)
    expect((await show(made.ref_id)).body).toEqual(before.body)
    expect((await make({ user_id: 'anna' })).status).toBe(409)
  })

  test.each([
    [
      'an ID type that its country does not have',
      { country: 'NG', id_type: 'NINE', verification_method: 'enhanced_kyc' },
      'NINE',
    ],
    ['a country that there is not', { country: 'XX', id_type: 'NIN', verification_method: 'enhanced_kyc' }, 'XX'],
    [
      'a method that there is not',
      { country: 'NG', id_type: 'NIN', verification_method: 'magic' },
      'is none of biometric_kyc',
    ],
  ])('is refused with %s', async (_, idType, hint) => {
    const answer = await make({ id_types: [idType] })
    expect([answer.status, answer.body]).toEqual([
      400,
      { message: "Required field 'id_types' is missing or invalid.", status: 'Bad Request' },
    ])
    expect(answer.hint).toContain(hint)
  })

  test.each(['biometric_kyc', 'doc_verification', 'document_verification', 'enhanced_document_verification'])(
    'takes the method %s',
    async (method) => {
      const { status } = await make({ id_types: [{ country: 'NG', id_type: 'PASSPORT', verification_method: method }] })
      expect(status).toBe(201)
    },
  )

  test('is made and shown without a product in the token alone', async () => {
    const { body: made } = await make()
    const token = await client.token({ product: 'enhanced_kyc' })
    for (const { status, body, hint } of [await make({}, { 'smileid-token': token }), await show(made.ref_id, token)]) {
      expect([status, body]).toEqual([
        401,
        { message: 'Missing or invalid authentication credentials.', status: 'Unauthorized' },
      ])
      expect(hint).toContain('Ask POST /v3/token for one without a product')
    }
  })

  test('is its partner’s alone, and has an id of a certain form', async () => {
    const { body: made } = await make()
    const theirs = v3Client(emulator.url, { id: '85', apiKey: 'other' })
    const foreign = await show(made.ref_id, await theirs.token())
    expect([foreign.status, foreign.body]).toEqual([404, { message: 'Link not found', status: 'Not Found' }])
    const wrong = await show('link-1')
    expect([wrong.status, wrong.body]).toEqual([
      400,
      { message: 'refId must be a valid link id', status: 'Bad Request' },
    ])
  })
})

describe('links of both generations', () => {
  const ofV1 = {
    ...{ partner_id: '1234', name: 'Old', id_types: [{ ...idTypes[0], verification_method: 'doc_verification' }] },
    ...{ callback_url: 'https://shop.example/old', data_privacy_policy_url: 'https://shop.example/privacy' },
    ...{ is_single_use: 'true', user_id: 'anna', expires_at: '2031-01-01T00:00:00Z', company_name: 'Shop' },
  }

  test('made by v1, it is shown by v3, and its user is taken', async () => {
    const partner = createTestPartner(emulator)
    const { body: made } = await partner.post('/v1/smile_links', { ...partner.signed(), ...ofV1 })
    expect((await show(made.ref_id)).body).toEqual({
      ...{ ref_id: made.ref_id, link: made.link, name: 'Old', description: null, id_types: ofV1.id_types },
      ...{ is_single_use: true, callback_url: 'https://shop.example/old', redirect_url: null, user_id: 'anna' },
      ...{ notice_privacy_policy_url: 'https://shop.example/privacy', partner_params: null },
      expires_at: '2031-01-01T00:00:00.000Z',
    })
    expect((await make({ user_id: 'anna' })).status).toBe(409)
  })

  test('made by v3, it is changed and disabled by v1', async () => {
    const { body: made } = await make({ description: 'Stays', redirect_url: 'https://shop.example/done' })
    const partner = createTestPartner(emulator)
    const change = { partner_id: '1234', ...partner.signed(), name: 'New name', redirect_url: null, is_disabled: true }
    const { status } = await partner.put(`${emulator.url}/v1/smile_links/${made.ref_id}`, JSON.stringify(change))
    expect(status).toBe(200)
    const { body } = await show(made.ref_id)
    expect(body).toMatchObject({ name: 'New name', description: 'Stays', redirect_url: null, user_id: made.user_id })
    expect((await fetch(made.link)).status).toBe(410)
  })
})
