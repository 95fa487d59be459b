import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { idCountries } from '../../../server/core/identity/id-types.ts'
import { defaultPartner } from '../../../server/index.ts'
import { bankCodes } from '../../../server/vendor/shared/bank-codes.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { registry } from '../../helpers/registry.ts'
import { type V3Answer, v3Client } from '../../helpers/v3.ts'
import { vendorRefusals } from './vendor-contract.ts'

const emulator = await openTestEmulator({ callbacks: 'collect' })
const client = v3Client(emulator.url, defaultPartner)
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())

const list = (path: string) => client.ask('GET', `/v3/services/${path}`)

async function asking(path: string, token?: string): Promise<V3Answer> {
  return client.ask('GET', `/v3/services/${path}`, { headers: { 'smileid-token': token ?? (await client.token()) } })
}

describe('the list of banks', () => {
  test('is v1’s, with the country of each', async () => {
    const { status, body } = await list('bank_codes')
    expect([status, body]).toEqual([200, { bank_codes: bankCodes.map((one) => ({ ...one, country: 'NG' })) }])
    const ofV1 = (await client.ask('GET', '/v1/services')).body.bank_codes
    expect(ofV1).toEqual(body.bank_codes.map(({ country: _, ...bank }: { country: string }) => bank))
  })

  test.each([
    ['NG', bankCodes.length, ''],
    ['', bankCodes.length, ''],
    ['GH', 0, 'There are no rows of "GH".'],
    ['nigeria', 0, 'two capital letters'],
  ])('of "%s" has %i', async (country, count, hint) => {
    const answer = await list(`bank_codes?country=${country}`)
    expect([answer.status, answer.body.bank_codes.length]).toEqual([200, count])
    expect(answer.hint).toContain(hint)
  })
})

describe('the list of ID types', () => {
  interface Row {
    readonly country: string
    readonly type: string
    readonly regex: string
    readonly bank_code?: string
    readonly required_fields: readonly string[]
  }

  test('is v1’s: each type, with the form of its test number, and an account at each bank', async () => {
    const rows: readonly Row[] = (await list('supported_id_types')).body.id_types
    const types = idCountries.flatMap(({ code, idTypes }) => idTypes.map((one) => ({ country: code, ...one })))
    expect(new Set(rows.map(({ country, type }) => `${country} ${type}`))).toEqual(
      new Set(types.map(({ country, code }) => `${country} ${code}`)),
    )
    for (const { country, code, testNumber } of types) {
      const row = rows.find((one) => one.country === country && one.type === code)
      if (testNumber !== undefined)
        expect([code, testNumber]).toEqual([code, expect.stringMatching(row?.regex ?? 'none')])
    }
    const accounts = rows.filter(({ country, type }) => country === 'NG' && type === 'BANK_ACCOUNT')
    expect(accounts.map((one) => one.bank_code)).toEqual(bankCodes.map(({ code }) => code))
    expect(accounts[0]?.required_fields).toEqual([
      ...['bank_code', 'country', 'id_number', 'id_type', 'partner_id', 'partner_params', 'timestamp'],
    ])
  })

  test('is of one country, where one is asked for', async () => {
    const { body } = await list('supported_id_types?country=ZA')
    expect(body.id_types.map(({ type }: Row) => type)).toEqual(['NATIONAL_ID', 'NATIONAL_ID_NO_PHOTO', 'PHONE_NUMBER'])
    const bySession = (await list('supported_id_types?country=NG')).body.id_types
    expect(bySession.find(({ type }: Row) => type === 'BVN_MFA').required_fields).toContain('session_id')
  })

  test('is what Enhanced KYC takes: a test number of each type is accepted', async () => {
    const rows: readonly Row[] = (await list('supported_id_types?country=GH')).body.id_types
    for (const { country, type } of rows) {
      const number = idCountries
        .find(({ code }) => code === country)
        ?.idTypes.find(({ code }) => code === type)?.testNumber
      const { status } = await client.submit({ country, id_type: type, id_number: number })
      expect([type, status]).toEqual([type, 202])
    }
  })
})

describe('the status of an ID authority', () => {
  const ask = (query: string, token?: string) => asking(`id_status?${query}`, token)

  test('is good while nobody asked it, by the code and by the name of its country', async () => {
    const now = new Date(await emulator.control.advance('1ms')).toISOString()
    const good = {
      ...{ last_checked: now, last_check_status: 'success', last_hour_success_rate: '100%' },
      ...{ last_known_status: 'online', last_check_success_rate: '100%' },
    }
    for (const country of ['NG', 'Nigeria', 'nigeria']) {
      const { status, body } = await ask(`country=${country}&id_type=BVN`)
      expect([country, status, body]).toEqual([country, 200, good])
    }
  })

  test('is what the partner’s own jobs of the last hour found', async () => {
    const submit = (scenario: string) => client.submit({ partner_params: { emulator_scenario: scenario } })
    for (const scenario of ['approved', 'rejected', 'issuer-unavailable']) {
      await submit(scenario)
      await emulator.control.advance('10s')
    }
    const { body } = await ask('country=NG&id_type=NIN')
    expect(body).toMatchObject({
      ...{ last_check_status: 'failure', last_hour_success_rate: '67%' },
      ...{ last_known_status: 'offline', last_check_success_rate: '0%' },
    })
    expect((await ask('country=NG&id_type=BVN')).body.last_known_status).toBe('online')
    await submit('approved')
    await emulator.control.advance('10s')
    expect((await ask('country=NG&id_type=NIN')).body).toMatchObject({
      ...{ last_known_status: 'online', last_hour_success_rate: '75%' },
    })
    await emulator.control.advance('1h')
    expect((await ask('country=NG&id_type=NIN')).body.last_hour_success_rate).toBe('100%')
  })

  test('is found among many jobs', async () => {
    await client.submit({ partner_params: { emulator_scenario: 'issuer-unavailable' } })
    for (let more = 0; more < 120; more++) await client.sync({ id_type: 'BVN', id_number: '00000000000' })
    await emulator.control.advance('10s')
    expect((await ask('country=NG&id_type=NIN')).body.last_known_status).toBe('offline')
  })

  test.each([
    ['missingCountry', 'id_type=BVN'],
    ['invalidCountry', 'country=Atlantis&id_type=BVN'],
    ['invalidIdType', 'country=NG&id_type=NINE'],
  ])('is refused as the contract shows: %s', async (name, query) => {
    const shown = vendorRefusals('idStatus').find((one) => one.name === `400 ${name}`)
    const { status, body, hint } = await ask(query)
    expect([status, body]).toEqual([400, shown?.body])
    expect(hint).not.toBe('')
  })

  test.each([
    ['NG', 'TIN'],
    ['Sweden', 'PASSPORT'],
  ])('is not known of %s and %s', async (country, type) => {
    const { status, body } = await ask(`country=${country}&id_type=${type}`)
    const message = `No data found. Check that ${country} and ${type} are valid inputs`
    expect([status, body]).toEqual([400, { message, status: 'Bad Request' }])
  })

  test('needs an ID type, and a token that holds', async () => {
    expect((await ask('country=NG')).body.message).toBe('"id_type" is required')
    const { status, body } = await ask('country=NG&id_type=BVN', 'no token')
    expect([status, body]).toEqual([401, { message: 'Invalid token', status: 'Unauthorized' }])
  })
})

describe('what an app shows', () => {
  test('is of every product, with the fields of each ID type, and agrees with v1', async () => {
    const { status, body } = await asking('config')
    expect(status).toBe(200)
    expect(registry.validate('v3/tolerant/services-config-response', body)).toEqual([])
    expect(Object.keys(body.products)).toEqual([
      ...['basic_kyc', 'biometric_kyc', 'enhanced_kyc', 'doc_verification', 'enhanced_document_verification'],
    ])
    const { NG } = body.products.enhanced_kyc
    const bvn = NG.find((one: { key_name: string }) => one.key_name === 'BVN')
    expect(bvn.fields.map((one: { key_name: string }) => one.key_name)).toEqual([
      ...['id_number', 'given_names', 'last_name', 'email', 'phone_number'],
    ])
    expect(bvn.fields[0].regex).toBe('^[0-9]{11}$')
    const [document] = body.products.doc_verification.NG
    expect(document.fields.map((one: { key_name: string }) => one.key_name)).not.toContain('id_number')
    expect(body.token_provided_fields).toEqual([])
  })

  test('is of one product, by the page’s word for it and by the token’s', async () => {
    for (const word of ['doc_verification', 'document_verification']) {
      const { body } = await asking(`config?product=${word}&locale=fr-FR`)
      expect([word, Object.keys(body.products)]).toEqual([word, ['doc_verification']])
    }
    const none = await asking('config?product=magic')
    expect([none.status, none.body.products]).toEqual([200, {}])
    expect(none.hint).toContain('Nothing is said of "magic"')
  })

  test('says what its token binds, and of people’s data the references alone', async () => {
    const token = await client.token({ payload: { country: 'Nigeria', last_name: 'Clearwater', id_type: 'NIN' } })
    const { body } = await asking('config?product=enhanced_kyc', token)
    expect(body.token_provided_fields.sort()).toEqual(['country', 'id_type', 'last_name'])
    expect(body.token_provided_values).toEqual({
      ...{ country: 'NG', id_type: 'NIN' },
      last_name: expect.stringMatching(/^pii_[0-9a-z]{26}$/),
    })
    expect(JSON.stringify(body)).not.toContain('Clearwater')
  })

  test('is for those with a token', async () => {
    const { status, body } = await asking('config', 'no token')
    expect([status, body.message]).toEqual([401, 'Invalid authentication credentials.'])
  })
})
