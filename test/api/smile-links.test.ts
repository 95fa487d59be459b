import { describe, expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, type TestPartner } from '../helpers/partner.ts'

function body(partner: TestPartner, more: Record<string, unknown> = {}) {
  return {
    partner_id: partner.id,
    ...partner.signed(),
    name: 'Sign-up',
    company_name: 'Emulated Ltd',
    id_types: [{ country: 'NG', id_type: 'BVN', verification_method: 'biometric_kyc' }],
    callback_url: 'http://localhost:3000/callback',
    data_privacy_policy_url: 'https://example.com/privacy',
    is_single_use: false,
    ...more,
  }
}

describe('a smile link', () => {
  test('is made, opened and disabled', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { status, body: made } = await partner.post('/v1/smile_links', body(partner))
    expect(status).toBe(200)
    expect(made.link).toBe(made.link_url)
    const page = await fetch(made.link)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Emulated Ltd')])

    const change = { partner_id: '1234', ...partner.signed(), is_disabled: true }
    const updated = await partner.put(`${emulator.url}/v1/smile_links/${made.ref_id}`, JSON.stringify(change))
    expect([updated.status, updated.body]).toEqual([200, made])
    expect((await fetch(made.link)).status).toBe(410)
  })

  test('keeps what a change does not mention', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { body: made } = await partner.post('/v1/smile_links', body(partner))
    const put = (more: object) => {
      const change = JSON.stringify({ partner_id: '1234', ...partner.signed(), ...more })
      return partner.put(`${emulator.url}/v1/smile_links/${made.ref_id}`, change)
    }
    await put({ is_disabled: 'true' })
    await put({ name: 'Other name' })
    const page = await (await fetch(made.link)).text()
    for (const text of ['Other name', 'This link was disabled']) expect(page).toContain(text)
  })

  test('has an id of its own, though the same request came twice', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const request = body(partner)
    const first = await partner.post('/v1/smile_links', request)
    const second = await partner.post('/v1/smile_links', request)
    expect(first.body.ref_id).not.toBe(second.body.ref_id)
  })

  test('is shown to whoever signs in headers or in the query, with what was said and null for the rest', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const said = { user_id: 'anna', is_single_use: true, expires_at: '2031-01-01T00:00:00Z', partner_params: { a: 1 } }
    const { body: made } = await partner.post('/v1/smile_links', body(partner, said))
    const { timestamp, signature } = partner.signed()
    const path = `/v1/smile_links/${made.ref_id}`
    const headers = { 'smileid-partner-id': partner.id, 'smileid-timestamp': timestamp }
    const byHeaders = await partner.send('GET', path, '', { ...headers, 'smileid-request-signature': signature })
    expect([byHeaders.status, byHeaders.body]).toEqual([
      200,
      {
        ...{ ...made, ...said, name: 'Sign-up', company_name: 'Emulated Ltd', is_disabled: false },
        ...{ expires_at: '2031-01-01T00:00:00.000Z', logo_url: null, redirect_url: null },
        ...{ callback_url: 'http://localhost:3000/callback', data_privacy_policy_url: 'https://example.com/privacy' },
        id_types: [{ country: 'NG', id_type: 'BVN', verification_method: 'biometric_kyc' }],
      },
    ])
    const query = new URLSearchParams({ partner_id: partner.id, timestamp, signature })
    expect((await partner.send('GET', `${path}?${query}`, '')).body).toEqual(byHeaders.body)
    const forged = new URLSearchParams({ partner_id: partner.id, timestamp, signature: 'forged' })
    for (const unproven of ['', `?${forged}`]) {
      expect((await partner.send('GET', `${path}${unproven}`, '')).status).toBe(400)
    }
    const unknown = await partner.send('GET', `/v1/smile_links/elsewhere?${query}`, '')
    expect([unknown.status, unknown.body.error]).toEqual([400, 'Link not found'])
  })

  test('belongs to its partner', async () => {
    await using emulator = await startTestEmulator({
      partners: [
        { id: '1234', apiKey: 'emulator-api-key' },
        { id: '085', apiKey: 'other' },
      ],
    })
    const other = createTestPartner(emulator, '085', 'other')
    const partner = createTestPartner(emulator)
    const { body: made } = await partner.post('/v1/smile_links', body(partner))
    const change = JSON.stringify({ partner_id: '085', ...other.signed(), is_disabled: true })
    const answer = await other.put(`${emulator.url}/v1/smile_links/${made.ref_id}`, change)
    expect([answer.status, answer.body]).toEqual([400, { code: '2413', error: 'Link not found', success: false }])
    expect((await fetch(`${emulator.url}/__links/085/${made.ref_id}`)).status).toBe(404)
  })

  test.each([
    ['no name', { name: undefined }, '2413', '/name: is required'],
    ['no ID type', { id_types: [] }, '2413', '/id_types: expected at least 1 entries'],
    [
      'an unknown method',
      { id_types: [{ country: 'NG', id_type: 'BVN', verification_method: 'magic' }] },
      '2413',
      'expected one of biometric_kyc',
    ],
  ])('is refused with %s', async (_, more, code, hint) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const answer = await partner.post('/v1/smile_links', body(partner, more))
    expect([answer.status, answer.body.code]).toEqual([400, code])
    expect(answer.hint).toContain(hint)
  })
})
