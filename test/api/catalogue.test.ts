import { expect, test } from 'vitest'
import { idCountries } from '../../server/core/identity/id-types.ts'
import type { V1ServicesResponse } from '../../server/generated/v1/services-response.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { payloads } from '../helpers/payloads.ts'

test('GET /v1/services needs no signature, and knows bank codes, ID types and what hosted pages show', async () => {
  await using emulator = await startTestEmulator()
  const services = (await (await fetch(`${emulator.url}/v1/services?locale=en`)).json()) as V1ServicesResponse
  expect(services.id_types.KE?.NATIONAL_ID).toEqual(['country', 'id_type', 'id_number', 'user_id', 'job_id'])
  expect(services.id_types.NG?.BANK_ACCOUNT).toContain('bank_code')
  expect(services.bank_codes).toContainEqual({ name: 'Zenith Bank', code: '057' })
  expect(services.hosted_web.biometric_kyc.KE).toMatchObject({
    name: 'Kenya',
    id_types: { NATIONAL_ID: { label: 'National ID', test_data: '00000000', id_number_regex: '^[0-9]{1,9}$' } },
  })
  // Nothing to compare a selfie with.
  expect(services.hosted_web.biometric_kyc.KE?.id_types).not.toHaveProperty('NATIONAL_ID_NO_PHOTO')
  expect(services.hosted_web.biometric_kyc).not.toHaveProperty('ZM')
})

test('a BVN with consent is asked for by its session, and Basic KYC asks for the names that it compares', async () => {
  await using emulator = await startTestEmulator()
  const services = (await (await fetch(`${emulator.url}/v1/services`)).json()) as V1ServicesResponse
  const { basic_kyc: basic, enhanced_kyc: enhanced, enhanced_document_verification: documents } = services.hosted_web
  const bySession = ['country', 'id_type', 'session_id', 'user_id', 'job_id']
  expect(services.id_types.NG?.BVN_MFA).toEqual(bySession)
  expect(enhanced.NG?.id_types.BVN_MFA?.required_fields).toEqual(bySession)
  expect(basic.NG?.id_types.BVN_MFA?.required_fields).toEqual([...bySession, 'first_name', 'last_name'])
  expect(basic.NG?.id_types.BVN?.required_fields).toContain('first_name')
  expect(enhanced.NG?.id_types.BVN?.required_fields).not.toContain('first_name')
  // A number without a picture is no document.
  expect(documents.NG?.id_types).not.toHaveProperty('BVN')
  expect(documents.NG?.id_types).toHaveProperty('DRIVERS_LICENSE')
})

test('POST /v1/products_config says what a partner may ask, and where consent is needed', async () => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const { status, body } = await partner.post('/v1/products_config', { partner_id: partner.id, ...partner.signed() })
  expect(status).toBe(200)
  expect(body.consentRequired).toEqual({ NG: ['NIN_V2', 'BVN_MFA'] })
  expect(body.idSelection.enhanced_kyc.ZM).toEqual(['TPIN', 'BANK_ACCOUNT'])
  expect(body.idSelection.biometric_kyc).not.toHaveProperty('UG')
})

test('POST /v1/valid_documents lists documents by country, as the fixture of the web client has them', async () => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const { body } = await partner.post('/v1/valid_documents', { partner_id: partner.id, ...partner.signed() })
  expect(body).toEqual(payloads.find(({ file }) => file.startsWith('vd01'))?.body)
})

test('GET /v1/valid_documents needs no signature, and calls continents as v3 does', async () => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const signed = await partner.post('/v1/valid_documents', { partner_id: partner.id, ...partner.signed() })
  const open = await fetch(`${emulator.url}/v1/valid_documents`)
  expect(open.status).toBe(200)
  const sameText = (await open.text()) === JSON.stringify(signed.body).replaceAll('H_AMERICA', 'H AMERICA')
  expect(sameText).toBe(true)
})

test.each(['/v1/products_config', '/v1/valid_documents'])(
  '%s takes a web token, and nothing unsigned',
  async (path) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const asked = { partner_id: '1234', ...partner.signed(), user_id: 'u', job_id: 'j', product: 'biometric_kyc' }
    const { token } = (await partner.post('/v1/token', asked)).body
    expect((await partner.post(path, { partner_id: '1234', token })).status).toBe(200)
    expect((await partner.post(path, { partner_id: '1234' })).body.code).toBe('2405')
  },
)

test('every test number fits the pattern of its ID type', () => {
  for (const { code: country, idTypes } of idCountries) {
    for (const { code, pattern, testNumber } of idTypes) {
      if (testNumber && pattern) expect(testNumber, `${country} ${code}`).toMatch(new RegExp(pattern))
    }
  }
})
