import { describe, expect, test } from 'vitest'
import { countryMeant, isCountryCode } from '../../server/core/identity/country-codes.ts'
import { documentCountries } from '../../server/core/identity/documents.ts'
import { idCountries } from '../../server/core/identity/id-types.ts'

describe('a country’s code', () => {
  test.each(['NG', 'CI', 'XK', 'US'])('is %s', (code) => {
    expect(isCountryCode(code)).toBe(true)
  })

  // UK and YU are known to ICU as other words for GB and RS; EU and ZZ are no countries.
  test.each(['ng', 'NGA', 'Nigeria', 'UK', 'YU', 'EU', 'ZZ', 'QQ', '', 'N'])('is not %j', (text) => {
    expect(isCountryCode(text)).toBe(false)
  })

  test('is every one that the emulator lists', () => {
    for (const { code } of [...idCountries, ...documentCountries])
      expect([code, isCountryCode(code)]).toEqual([code, true])
  })
})

test.each([
  ['Nigeria', 'NG'],
  ['south africa', 'ZA'],
  [' ke ', 'KE'],
  ['UK', 'GB'],
  ['NGA', undefined],
  ['', undefined],
])('of %j it is said that %s is likely meant', (text, code) => {
  expect(countryMeant(text)).toBe(code)
})
