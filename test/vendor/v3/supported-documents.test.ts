import { afterAll, describe, expect, test } from 'vitest'
import type { V3SupportedDocumentsResponse } from '../../../server/generated/v3/supported-documents-response.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { payloads } from '../../helpers/payloads.ts'
import { registry } from '../../helpers/registry.ts'
import { vendorContract } from './vendor-contract.ts'

const emulator = await openTestEmulator({ callbacks: 'collect' })
afterAll(() => emulator.close())

const path = '/v3/services/supported_documents'
type Rows = V3SupportedDocumentsResponse['valid_documents']

async function ask(query: string, at = path): Promise<{ status: number; body: unknown; hint: string }> {
  const response = await fetch(`${emulator.url}${at}${query}`)
  const hint = response.headers.get('smile-emulator-hint') ?? ''
  return { status: response.status, body: await response.json(), hint }
}

async function rows(query = '', at = path): Promise<Rows> {
  const { status, body } = await ask(query, at)
  expect([query, status]).toEqual([query, 200])
  return (body as V3SupportedDocumentsResponse).valid_documents
}

describe('the list of supported documents', () => {
  test('is the vendor’s own, which the web client’s fixture has with underscores', async () => {
    const fixture = payloads.find(({ file }) => file.startsWith('vd01'))?.body as { valid_documents: Rows }
    const listed = await rows()
    expect(listed).toHaveLength(226)
    expect(listed).toEqual(JSON.parse(JSON.stringify(fixture.valid_documents).replaceAll('H_AMERICA', 'H AMERICA')))
  })

  test.each(['/v3/valid-documents', '/v1/valid_documents'])('is also at %s, with the same filters', async (alias) => {
    for (const query of ['', '?continent=NORTH%20AMERICA', '?country_code=KE&locale=fr-FR']) {
      expect(await rows(query, alias)).toEqual(await rows(query))
    }
    const wrong = await ask('?country_code=ke', alias)
    expect([wrong.status, wrong.body]).toMatchObject([400, { code: '2413' }])
  })

  test.each([
    ['AFRICA', 56],
    ['ASIA', 51],
    ['EUROPE', 50],
    ['NORTH AMERICA', 37],
    ['OCEANIA', 20],
    ['SOUTH AMERICA', 12],
  ])('has only the countries of %s when they are asked for', async (continent, countries) => {
    const listed = await rows(`?continent=${encodeURIComponent(continent)}`)
    expect(listed).toHaveLength(countries)
    expect(new Set(listed.map(({ country }) => country.continent))).toEqual(new Set([continent]))
  })

  test('has one country when it is asked for, and none where it is another continent’s or nobody’s', async () => {
    expect((await rows('?country_code=NG')).map(({ country }) => country.name)).toEqual(['Nigeria'])
    expect(await rows('?country_code=NG&continent=ASIA')).toEqual([])
    expect(await rows('?country_code=ZZ')).toEqual([])
    expect(await rows('?country_code=&continent=&locale=')).toHaveLength(226)
  })

  test.each(['fr-FR', 'ar-EG'])('has the same documents in %s, every name in other words', async (locale) => {
    const [english, other] = [await rows(), await rows(`?locale=${locale}`)]
    const codes = (listed: Rows) =>
      listed.map(({ country, id_types }) => [country.code, id_types.map(({ code, has_back }) => [code, has_back])])
    expect(codes(other)).toEqual(codes(english))
    const names = (listed: Rows) =>
      listed.flatMap(({ id_types }) => id_types.flatMap(({ name, example }) => [name, ...example]))
    const said = names(english)
    const same = names(other).filter((name, place) => name === said[place] && !['Ghana Card', 'Visas'].includes(name))
    expect(same).toEqual([])
    expect(names(other)).toHaveLength(said.length)
    const ivoryCoast = other.find(({ country }) => country.code === 'CI')?.country.name
    expect(ivoryCoast).toBe(locale === 'fr-FR' ? 'Côte d’Ivoire' : 'ساحل العاج')
  })

  test('may come as the vendor’s contract shows it', () => {
    const { responses } = vendorContract.paths[path]?.get ?? { responses: {} }
    const shown = responses[200]?.content?.['application/json'].example
    expect(registry.validate('v3/supported-documents-response', shown)).toEqual([])
    expect(registry.validate('v3/tolerant/supported-documents-response', shown)).toEqual([])
  })
})

test.each([
  [
    '?country_code=ng',
    'Country Code must be a valid ISO 3166-1 alpha-2 country code consisting of exactly two uppercase letters.',
  ],
  [
    '?country_code=NGA',
    'Country Code must be a valid ISO 3166-1 alpha-2 country code consisting of exactly two uppercase letters.',
  ],
  ['?continent=Africa', 'Continent must be one of AFRICA, ASIA, EUROPE, NORTH AMERICA, OCEANIA, SOUTH AMERICA.'],
  ['?locale=en', 'Locale must be one of en-GB, fr-FR, ar-EG.'],
])('%s is refused, with a hint', async (query, error) => {
  const { status, body, hint } = await ask(query)
  expect([status, body]).toEqual([400, { code: '2413', error }])
  expect(registry.validate('v3/service-error', body)).toEqual([])
  expect(hint).toContain('in the query: it is')
})

test('a refusal of a country is the vendor’s, word for word', async () => {
  const { responses } = vendorContract.paths[path]?.get ?? { responses: {} }
  const { body } = await ask('?country_code=ng')
  expect(body).toEqual(responses[400]?.content?.['application/json'].example)
})
