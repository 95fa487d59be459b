import { describe, expect, test } from 'vitest'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner, type TestPartner } from '../helpers/partner.ts'

// As the Ruby SDK sends it. Source: v1 §9.9 [RB].
function body(partner: TestPartner, more: Record<string, unknown> = {}) {
  return {
    partner_id: partner.id,
    ...partner.signed(),
    user_id: 'anna',
    job_id: 'screening',
    job_type: 10,
    full_name: 'Anna Maria Emulated',
    birth_year: '1990',
    countries: ['NG'],
    search_existing_user: false,
    source_sdk: 'Ruby',
    source_sdk_version: '2.3.1',
    ...more,
  }
}

describe('POST /v1/aml', () => {
  test.each([
    ['anna', '1031', 'Not Found on list', 'Not Listed', 0],
    ['anna-rejected', '1030', 'Found on list', 'Listed', 1],
    ['anna-adverse-media', '1017', 'Adverse Media Found', 'Not Listed', 1],
    ['anna-issuer-unavailable', '1015', 'Queried Database Unavailable', 'Not Done', 0],
  ])('answers for the user id %s with %s', async (userId, code, text, listed, found) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { status, body: answer } = await partner.post('/v1/aml', body(partner, { user_id: userId }))
    expect(status).toBe(200)
    expect(answer).toMatchObject({
      ResultCode: code,
      ResultText: text,
      Actions: { Listed: listed },
      no_of_persons_found: found,
    })
    expect(answer.people).toHaveLength(found)
    expect(verify('emulator-api-key', '1234', answer.timestamp, answer.signature)).toBe(true)
  })

  test('finds the person under the name, year and countries that were sent', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const more = { user_id: 'anna-rejected', aliases: ['A. M. E.'], strict_match: false, birth_year: 1990 }
    const { body: answer } = await partner.post('/v1/aml', body(partner, more))
    expect(answer.people[0]).toMatchObject({
      name: 'Anna Maria Emulated',
      aliases: ['A. M. E.'],
      nationalities: ['NG'],
      dates_of_birth: ['1990'],
      pep: { pep_level: 1 },
    })
    expect(answer.StrictMatch).toBe(false)
  })

  test('knows the last names of the vendor’s sandbox at the end of a full name', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { body: answer } = await partner.post('/v1/aml', body(partner, { full_name: 'Rashid Omar Dangerfield' }))
    expect(answer.ResultCode).toBe('1030')
  })

  test('returns optional_info in PartnerParams, which may also ask for a scenario', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const info = { branch: 'lagos', emulator_scenario: 'rejected' }
    const { body: answer } = await partner.post('/v1/aml', body(partner, { optional_info: info, partner_params: info }))
    expect(answer.PartnerParams).toEqual({ ...info, user_id: 'anna', job_id: 'screening', job_type: 10 })
    expect(answer.ResultCode).toBe('1030')
  })

  test('takes the name from an earlier job when it is asked to search an existing user', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const again = { user_id: 'known-rejected', full_name: undefined, search_existing_user: true }
    const before = await partner.post('/v1/aml', body(partner, again))
    expect([before.status, before.body.code]).toEqual([400, '2210'])
    expect(before.hint).toContain('Run a KYC or document job')

    const { body: known } = await partner.post('/v1/id_verification', {
      partner_id: partner.id,
      ...partner.signed(),
      partner_params: { user_id: 'known-rejected', job_id: 'kyc', job_type: 5, emulator_scenario: 'approved' },
      country: 'NG',
      id_type: 'BVN',
      id_number: '00000000000',
    })
    const { body: answer } = await partner.post('/v1/aml', body(partner, again))
    expect(answer.people[0].name).toBe(known.FullName)
  })

  test('is known to job_status', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    await partner.post('/v1/aml', body(partner))
    const { body: status } = await partner.status('anna', 'screening')
    expect(status.result).toMatchObject({ ResultCode: '1031', ResultType: 'AML Check' })
  })

  test.each([
    ['no full name', { full_name: undefined }, '2413', '/full_name: is required'],
    ['another job type', { job_type: 5 }, '2212', 'belongs to /v1/id_verification'],
    ['no user id', { user_id: undefined }, '2413', '/user_id: is required'],
    ['countries as text', { countries: 'NG' }, '2413', '/countries: expected array or null'],
    ['a wrong signature', { signature: 'x' }, '2405', 'is not valid'],
  ])('refuses %s', async (_, more, code, hint) => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const answer = await partner.post('/v1/aml', body(partner, more))
    expect([answer.status, answer.body.code]).toEqual([400, code])
    expect(answer.hint).toContain(hint)
  })
})
