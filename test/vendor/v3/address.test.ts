import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { type V3Parts, v3Client } from '../../helpers/v3.ts'

const emulator = await openTestEmulator({ callbacks: 'both' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(emulator.url, partner)

const { callback_url: _url, user_id: _user, ...inNigeria } = exampleOf('v3/address-request') as Record<string, never>
const inSouthAfrica = { ...inNigeria, country: 'ZA', id_number: '8001015009087', ...none('utility_number') }
const submit = (more: V3Parts = {}, headers = {}) => shop.post('/v3/address', { ...inNigeria, ...more }, headers)

describe('an address', () => {
  test('is accepted without its time, and called back with the ids', async () => {
    const { status, body, hint } = await submit({ user_id: 'ada' })
    expect([status, hint]).toEqual([202, ''])
    expect(body).toEqual({
      job_id: expect.stringMatching(/^job_/),
      message: 'Job submitted successfully',
      status: 'accepted',
      user_id: 'ada',
    })
    await control.advance('1s')
    const { job_id, user_id } = body
    expect(await inbox()).toMatchObject([{ product: 'address_verification', status: 'clear', job_id, user_id }])
  })

  const people = [
    ['Amina Fatou', 'Clearwater', 'clear', null],
    ['Yetunde Abike', 'Formerly', 'attention', 'information_outdated'],
    ['Ikenna Uche', 'Faraway', 'block', 'address_out_of_range'],
    ['Halima Sani', 'Othername', 'block', 'name_mismatch'],
    ['Emeka Obi', 'Nowhere', 'block', 'no_address_on_record'],
    ['Fatima Bello', 'Ghostwell', 'block', 'identifier_not_found'],
    ['Ngozi Ifeoma', 'Downsworth', 'error', 'service_unavailable'],
  ] as const

  test.each(people)('of %s %s comes to %s', async (given_names, last_name, status, reason) => {
    const email = `${given_names.split(' ')[0]}.${last_name}@example.com`.toLowerCase()
    const { body } = await submit({ user_details: { given_names, last_name, email } })
    await control.advance('1s')
    expect((await shop.status(body.job_id)).body.status).toBe(status)
    const [callback] = await inbox()
    expect(callback).toMatchObject({ status, reason })
    expect(callback?.kyc_receipt === null).toBe(status === 'error')
  })

  test('whose number ends in 4 is too far away, as in v1', async () => {
    await submit({
      utility_number: '45012345674',
      user_details: { given_names: 'Ada', last_name: 'Obi', email: 'a@b.example' },
    })
    await control.advance('1s')
    expect(await inbox()).toMatchObject([{ reason: 'address_out_of_range' }])
  })

  test('is found by the ID number in South Africa', async () => {
    expect(await shop.post('/v3/address', inSouthAfrica)).toMatchObject({ status: 202, hint: '' })
  })

  const required = (field: string) => `Required field '${field}' is missing or invalid.`
  test.each<[string, V3Parts, string]>([
    ['no address', none('address'), required('address')],
    ['a long address', { address: 'a'.repeat(513) }, required('address')],
    ['no country', none('country'), required('country')],
    ['another country', { country: 'KE' }, "Field 'country' must be one of NG, ZA."],
    ['no number', none('utility_number'), "Either 'id_number' or 'utility_number' is required."],
    ['an ID number alone', { ...none('utility_number'), id_number: '1' }, required('utility_number')],
    ['a utility number alone, in South Africa', { country: 'ZA' }, required('id_number')],
    ['no provider', none('utility_provider'), required('utility_provider')],
    ['no type', none('utility_type'), required('utility_type')],
    ['another type', { utility_type: 'prepaid' }, required('utility_type')],
    ['no consent', none('consent'), required('consent.granted')],
    [
      'nobody who can be reached',
      { user_details: { given_names: 'Ada', last_name: 'Obi' } },
      'Either email or phone_number is required.',
    ],
    [
      'a callback URL without scheme',
      { callback_url: 'shop.example' },
      'A valid callback_url is required in the request or a default callback URL must be configured in the portal.',
    ],
  ])('is refused with %s', async (_, parts, message) => {
    const answer = await submit(parts)
    expect(answer).toMatchObject({ status: 400, body: { message, status: 'Bad Request' } })
    expect(answer.hint).not.toBe('')
    expect(await control.jobs({})).toEqual([])
  })

  test('is refused by scenario as every submission is', async () => {
    for (const [error, status] of [
      ['insufficient_balance', 402],
      ['product_not_enabled', 403],
      ['caller_not_allowed', 403],
      ['system_error', 500],
    ] as const) {
      control.putScenario('mine', JSON.stringify({ summary: 'Refused.', respond: { error } }))
      expect((await submit({ partner_params: { emulator_scenario: 'mine' } })).status).toBe(status)
    }
  })

  test('may have its user in a header, and shows the journal nobody', async () => {
    expect((await submit({}, { 'user-id': 'ada' })).body.user_id).toBe('ada')
    await control.advance('1s')
    const kept = JSON.stringify(await control.journal({}))
    expect(kept).toContain('/v3/address')
    for (const one of ['Emulator Street', '45012345678', 'Clearwater']) expect(kept).not.toContain(one)
  })
})

function none(name: string): V3Parts {
  return { [name]: undefined }
}

/** What was called back. */
async function inbox() {
  return (await control.inbox({ partnerId: '1234' })).map(({ body }) => body)
}
