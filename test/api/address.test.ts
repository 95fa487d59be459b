import { describe, expect, test } from 'vitest'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, type TestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

const path = '/v1/async-verify-address'

// As the Ruby SDK proves itself. Source: v1 §9.11 [RB].
function headers(partner: TestPartner): Record<string, string> {
  const { timestamp, signature } = partner.signed()
  return {
    'smileid-partner-id': partner.id,
    'smileid-timestamp': timestamp,
    'smileid-request-signature': signature,
    'smileid-source-sdk': 'ruby',
    'smileid-source-sdk-version': '2.3.1',
  }
}

const nigeria = {
  country: 'NG',
  address: '1 Emulator Street, Lagos',
  utility_number: '0000000000',
  utility_provider: 'IkejaElectric',
  full_name: 'Joe Doe Leo',
}

describe('POST /v1/async-verify-address', () => {
  // The last digits are the vendor's test data.
  test.each([
    ['0000000000', '1020', 'Exact Match'],
    ['0000000001', '1013', 'Unable to Validate ID'],
    ['0000000003', '1015', 'Queried Database Unavailable'],
    ['0000000004', '1022', 'No Match'],
  ])('reports the number %s by callback: %s', async (number, code, text) => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const body = { ...nigeria, utility_number: number, callback_url: receiver.url }
    expect(await partner.post(path, body, headers(partner))).toMatchObject({ status: 200, body: { success: true } })
    await emulator.clock.advance('1s')
    const [callback] = receiver.received
    expect(callback?.body).toMatchObject({
      ResultCode: code,
      ResultText: text,
      ResultType: 'Address Verification',
      Country: 'NG',
      IDNumber: number,
      PartnerParams: { job_type: 12 },
    })
    expect(verify('emulator-api-key', '1234', callback?.body.timestamp, callback?.body.signature)).toBe(true)
  })

  test('keeps the ids of partner_params, and makes its own where there are none', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.post(path, { ...nigeria, partner_params: { user_id: 'anna', job_id: 'home' } }, headers(partner))
    await partner.post(path, nigeria, headers(partner))
    await partner.post(path, nigeria, headers(partner))
    const [third, second, first] = (await emulator.jobs.list()).map(({ submission }) => submission)
    expect([first?.userId, first?.jobId]).toEqual(['anna', 'home'])
    expect(new Set([second?.userId, second?.jobId, third?.userId, third?.jobId]).size).toBe(4)
  })

  test.each([
    ['another country', { country: 'DD' }, '2413', '"country" must be one of [NG, ZA]'],
    ['NG without a number', { utility_number: undefined }, '2413', '"utility_number" is required'],
    ['ZA without a number', { country: 'ZA' }, '2413', '"id_number" is required'],
    ['a number that ends in 2', { utility_number: '0000000002' }, '2413', 'Invalid id or utility number format'],
    ['no address', { address: undefined }, '2413', '"address" is required'],
    ['an address that is a number', { address: 1 }, '2413', '"address" must be [string]'],
  ])('refuses %s', async (_, more, code, error) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const answer = await partner.post(path, { ...nigeria, ...more }, headers(partner))
    expect(answer).toMatchObject({ status: 400, body: { success: false, code, error } })
    expect(answer.hint).not.toBe('')
    expect(await emulator.jobs.list()).toEqual([])
  })

  test('proves the partner by headers', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const none = await partner.post(path, nigeria)
    expect(none).toMatchObject({ status: 400, body: { code: '2413', error: '"SmileID-Partner-ID" is required' } })
    const forged = await partner.post(path, nigeria, { ...headers(partner), 'smileid-request-signature': 'x' })
    expect([forged.status, forged.body.code]).toEqual([400, '2405'])
    expect(forged.hint).toContain('The signature is not valid')
  })
})
