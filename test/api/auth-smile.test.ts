import { describe, expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

// As the Android SDK sends it. Source: v1 §9.6 [AND].
const asked = {
  job_type: 4,
  enrollment: true,
  job_id: 'job-1',
  user_id: 'new-anna',
  signature: true,
  production: false,
  partner_id: '1234',
  auth_token: 'emulator-api-key',
}

describe('POST /v1/auth_smile', () => {
  test('gives a device the signature for its next call', async () => {
    await using emulator = await startTestEmulator({ callbackUrl: 'http://localhost:3000/callback' })
    const partner = createTestPartner(emulator)
    const { status, body } = await partner.post('/v1/auth_smile', asked)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      success: true,
      partner_params: { user_id: 'new-anna', job_id: 'job-1', job_type: 4 },
      callback_url: 'http://localhost:3000/callback',
    })
    const { timestamp, signature, partner_params } = body
    const upload = { smile_client_id: '1234', timestamp, signature, partner_params }
    expect((await partner.post('/v1/upload', upload)).status).toBe(200)
  })

  test('makes up the ids that were left out, new ones each time', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const bare = { ...asked, job_id: undefined, user_id: null }
    const ids = []
    for (let turn = 0; turn < 2; turn++) {
      const { user_id, job_id } = (await partner.post('/v1/auth_smile', bare)).body.partner_params
      ids.push(user_id, job_id)
    }
    expect(new Set(ids).size).toBe(4)
  })

  test.each([
    ['NG', 'BVN_MFA', { can_access: true, consent_required: true }],
    ['KE', 'NATIONAL_ID', { can_access: true, consent_required: false }],
    ['KE', 'LIBRARY_CARD', { can_access: false, consent_required: false }],
  ])('says of %s %s whether the holder must agree', async (country, id_type, info) => {
    await using emulator = await startTestEmulator()
    const { body } = await createTestPartner(emulator).post('/v1/auth_smile', { ...asked, country, id_type })
    expect(body.consent_info).toEqual(info)
  })

  test('takes a web token as auth_token', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const request = { partner_id: '1234', ...partner.signed(), user_id: 'u', job_id: 'j', product: 'smartselfie' }
    const { token } = (await partner.post('/v1/token', request)).body
    expect((await partner.post('/v1/auth_smile', { ...asked, auth_token: token })).status).toBe(200)
    await emulator.clock.advance('2h')
    const late = await partner.post('/v1/auth_smile', { ...asked, auth_token: token })
    expect([late.body.code, late.hint]).toEqual(['2205', expect.stringContaining('has expired')])
  })

  test.each([
    ['a wrong token', { auth_token: 'x.y.z' }, '2205', 'is not one of theirs'],
    ['no token', { auth_token: undefined }, '2205', 'is missing'],
    ['an unknown partner', { partner_id: '999' }, '2205', 'Partner "999" is not served'],
    ['an unknown job type', { job_type: 99 }, '2212', 'is not a job type'],
    ['no job type', { job_type: undefined }, '2213', '/job_type: is required'],
  ])('refuses %s', async (_, more, code, hint) => {
    await using emulator = await startTestEmulator()
    const answer = await createTestPartner(emulator).post('/v1/auth_smile', { ...asked, ...more })
    expect([answer.status, answer.body.code]).toEqual([400, code])
    expect(answer.hint).toContain(hint)
  })
})
