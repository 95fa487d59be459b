import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../../../server/index.ts'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { createTestPartner, type TestPartner } from '../../helpers/partner.ts'
import { registry } from '../../helpers/registry.ts'
import { signedHeaders } from '../../helpers/v2.ts'

const shop = { id: '0085', apiKey: 'a-shop' }
const others = { id: '1234', apiKey: 'another' }
let emulator: Emulator
let partner: TestPartner
let token: string

beforeAll(async () => {
  emulator = await startTestEmulator({ partners: [shop, others] })
  partner = createTestPartner(emulator, shop.id, shop.apiKey)
})
beforeEach(async () => {
  await emulator.reset()
  const asked = { user_id: 'ada', job_id: 'job-1', product: 'enhanced_kyc', callback_url: 'https://shop.example/hook' }
  token = (await partner.post('/v1/token', { partner_id: shop.id, ...partner.signed(), ...asked })).body.token
})
afterAll(() => emulator.close())

const begin = (body: object = { country: 'NG' }, headers: Record<string, string> = {}) =>
  partner.post('/v2/oidc/authorize_url', body, { 'smileid-token': token, 'smileid-partner-id': shop.id, ...headers })

async function opened(address: string) {
  const response = await fetch(address)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** What the callback page tells, and whom; undefined when it tells nobody. */
function toldBy(html: string): { readonly message: unknown; readonly opener: string } | undefined {
  const [, message, opener = ''] = /data-message="([^"]*)" data-opener="([^"]*)"/.exec(html) ?? []
  return message === undefined ? undefined : { message: JSON.parse(message.replaceAll('&quot;', '"')), opener }
}

const end = (state: string, more: Record<string, string> = {}) =>
  opened(`${emulator.url}/v3/oidc/callback?${new URLSearchParams({ state, ...more })}`)

describe('POST /v2/oidc/authorize_url', () => {
  test('answers where to sign in, by which state, and for how long', async () => {
    const { status, body, hint } = await begin()
    expect([status, hint, body.expires_in]).toEqual([200, '', 600])
    expect(new URL(body.authorize_url).searchParams.get('state')).toBe(body.state)
    expect((await begin()).body.state).not.toBe(body.state)
  })

  test.each<[string, Record<string, string>, string, string]>([
    ['without a token', { 'smileid-token': '' }, '2205', 'SmileID-Token is missing'],
    [
      'with a signature',
      { 'smileid-token': '', ...signedHeaders(shop) },
      '2205',
      'A signature came, and is not read here',
    ],
    ['with a token of nobody’s', { 'smileid-token': 'ey.ey.no' }, '2205', 'it was not made by partner 0085'],
    ['for another partner', { 'smileid-partner-id': others.id }, '2205', 'it was not made by partner 1234'],
    ['without the zeros', { 'smileid-partner-id': '85' }, '2205', 'the leading zeros are part of the id'],
    ['without a partner', { 'smileid-partner-id': '' }, '2213', 'SmileID-Partner-ID'],
  ])('refuses who asks %s', async (_, headers, code, about) => {
    const { status, body, hint } = await begin(undefined, headers)
    expect([status, body.code, hint]).toEqual([400, code, expect.stringContaining(about)])
    expect(registry.validate('v2/error', body)).toEqual([])
  })

  test.each([
    [{}, '2213'],
    [{ country: 'Nigeria' }, '2204'],
    [{ country: 7 }, '2204'],
    [{ country: '' }, '2204'],
  ])('refuses %o with %s', async (body, code) => {
    const answer = await begin(body)
    expect([answer.status, answer.body.code, answer.hint]).toEqual([400, code, expect.stringContaining('/country')])
  })
})

describe('the page of the authority', () => {
  test('asks to agree or to refuse, needs no script, and leads to the callback page', async () => {
    const { body } = await begin()
    const { status, html, headers } = await opened(body.authorize_url)
    expect([status, html]).toEqual([200, expect.stringContaining('Sign in: Nigeria')])
    expect(html).not.toContain('<script')
    expect(html.match(/<form action="\/v3\/oidc\/callback">/g)).toHaveLength(2)
    expect(html).toContain(`name="state" value="${body.state}"`)
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
    )
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('stands behind --path-prefix, too', async () => {
    await using prefixed = await startTestEmulator({ pathPrefix: '/smile', partners: [shop] })
    const other = createTestPartner({ url: `${prefixed.url}` }, shop.id, shop.apiKey)
    const headers = { 'smileid-token': token, 'smileid-partner-id': shop.id }
    const { body } = await other.post('/v2/oidc/authorize_url', { country: 'NG' }, headers)
    expect(body.authorize_url).toContain('/smile/__oidc/authorize')
    const { html } = await opened(body.authorize_url.replace('/smile', ''))
    expect(html).toContain('<form action="/smile/v3/oidc/callback">')
  })
})

describe('the callback page', () => {
  test('tells the page that opened it, and no other, that the person agreed', async () => {
    const { body } = await begin(undefined, { origin: 'https://shop.example' })
    const { status, html } = await end(body.state, { code: 'agreed' })
    expect([status, toldBy(html)]).toEqual([
      200,
      {
        message: { message: 'SmileIdentity::OidcCallback::Success', state: body.state },
        opener: 'https://shop.example',
      },
    ])
  })

  test.each([
    [{ error: 'access_denied' }, 200, 'access_denied'],
    [{ error: 'server_error', code: 'agreed' }, 400, 'server_error'],
    [{}, 400, 'invalid_request'],
  ])('tells what went wrong: %o', async (query, wanted, error) => {
    const { body } = await begin()
    const { status, html } = await end(body.state, query as Record<string, string>)
    expect([status, toldBy(html)]).toEqual([
      wanted,
      { message: { message: 'SmileIdentity::OidcCallback::Error', state: body.state, error }, opener: '*' },
    ])
  })

  test('tells that the session has ended, on either page', async () => {
    const { body } = await begin()
    await emulator.clock.advance('10m')
    for (const { status, html } of [await end(body.state, { code: 'agreed' }), await opened(body.authorize_url)]) {
      expect([status, toldBy(html)?.message]).toMatchObject([400, { error: 'session_expired', state: body.state }])
    }
  })

  test.each(['', 'x', 'e30.x', '"><script>alert(1)</script>', 'bm8.bm8'])(
    'tells nobody of the state %j',
    async (state) => {
      const { status, html } = await end(state, { code: 'agreed' })
      expect([status, toldBy(html)]).toEqual([400, undefined])
      expect(html).not.toContain('alert(1)')
    },
  )

  test('shows what an authority says as text', async () => {
    const { body } = await begin()
    const { html } = await end(body.state, { error: '"><img src=x onerror=alert(1)>' })
    expect(html).not.toContain('<img')
    expect(toldBy(html)).toBeDefined()
  })
})
