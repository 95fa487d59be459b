import { describe, expect, test } from 'vitest'
import { products } from '../../server/core/jobs/product.ts'
import { isInRange, parseIpRange } from '../../server/core/text/ip-range.ts'
import { isEarlier, isVersion } from '../../server/core/text/version.ts'
import { accountRefusal } from '../../server/core/users/account-refusal.ts'
import {
  accountOf,
  type PartnerSettings,
  settingNames,
  withSettings,
} from '../../server/core/users/partner-settings.ts'
import { settingChecks } from '../../server/core/users/setting-checks.ts'

const asked = {
  partnerId: '1234',
  product: 'enhanced_kyc',
  idInfo: { country: 'NG', idType: 'BVN' },
  callbackUrl: 'https://api.shop.example/callback',
} as const

describe('an account', () => {
  test('allows everything unless it is said otherwise', () => {
    expect(accountRefusal({}, asked)).toBeUndefined()
  })

  test.each<[string, PartnerSettings]>([
    ['the product', { products: ['enhanced_kyc'] }],
    ['the country', { idTypes: ['NG'] }],
    ['the ID type', { idTypes: ['KE', 'NG/BVN'] }],
    ['the domain', { callbackDomains: ['api.shop.example'] }],
    ['a domain above it, in any case', { callbackDomains: ['Shop.Example'] }],
    ['an address of IPv6', { callbackDomains: ['api.shop.example', '::1'] }],
    ['one submission', { balance: 1 }],
    ['production', { production: true }],
  ])('that names %s allows it', (_, settings) => {
    expect(accountRefusal(settings, asked)).toBeUndefined()
  })

  test.each<[string, PartnerSettings, string, string]>([
    ['other products', { products: ['aml_check'] }, 'product_not_enabled', 'Enabled: aml_check.'],
    ['no product', { products: [] }, 'product_not_enabled', 'Enabled: none.'],
    ['other ID types of the country', { idTypes: ['NG/NIN'] }, 'id_type_not_enabled', 'NG/BVN not enabled'],
    ['other countries', { idTypes: ['KE'] }, 'id_type_not_enabled', 'Enabled: KE.'],
    ['another domain', { callbackDomains: ['shop.com'] }, 'callback_not_allowed', 'to api.shop.example'],
    ['a domain that ends alike', { callbackDomains: ['p.example'] }, 'callback_not_allowed', 'Allowed: p.example'],
    ['nothing any more', { balance: 0 }, 'insufficient_balance', 'balance of 0'],
    ['no production', { production: false }, 'production_not_enabled', 'no access to production'],
  ])('that allows %s refuses it, and says what changes that', (_, settings, kind, hint) => {
    const refusal = accountRefusal(settings, asked)
    expect(refusal?.kind).toBe(kind)
    expect(refusal?.hint).toContain(hint)
    expect(refusal?.hint).toContain(`setting ${Object.keys(settings)[0]}: PATCH /__emulator/partners/1234/settings`)
  })

  test('says that something is not enabled before it says that it is not paid for', () => {
    expect(accountRefusal({ balance: 0, products: [] }, asked)?.kind).toBe('product_not_enabled')
  })

  test('never refuses the emulator’s own inboxes, nor a submission without an address', () => {
    for (const callbackUrl of ['inbox:1234', undefined])
      expect(accountRefusal({ callbackDomains: [] }, { ...asked, callbackUrl })).toBeUndefined()
  })

  test('is asked about ID types alone where an authority is asked about one', () => {
    const idTypes = ['KE']
    expect(accountRefusal({ idTypes }, { ...asked, product: 'biometric_kyc' })?.kind).toBe('id_type_not_enabled')
    for (const product of ['aml_check', 'document_verification', 'address_verification'] as const)
      expect(accountRefusal({ idTypes }, { ...asked, product }), product).toBeUndefined()
  })

  test('of which no ID type is known is refused only where nothing of its country is enabled', () => {
    const idInfo = { country: 'NG' }
    expect(accountRefusal({ idTypes: ['NG/BVN'] }, { ...asked, idInfo })).toBeUndefined()
    expect(accountRefusal({ idTypes: ['KE'] }, { ...asked, idInfo })?.kind).toBe('id_type_not_enabled')
    expect(accountRefusal({ idTypes: ['KE'] }, { ...asked, idInfo: {} })).toBeUndefined()
  })
})

describe('the settings of an account', () => {
  test('are those that were configured, less what was spent', () => {
    expect(accountOf({ balance: 3, products: ['aml_check'] }, { partnerId: '1', spent: 2 })).toEqual({
      balance: 1,
      products: ['aml_check'],
    })
    expect(accountOf({ balance: 1 }, { partnerId: '1', spent: 2 })).toEqual({ balance: 0 })
  })

  test('are those that were set instead, and nothing of what was configured', () => {
    const record = { partnerId: '1', settings: { production: false }, spent: 0 }
    expect(accountOf({ balance: 3 }, record)).toEqual({ production: false })
    expect(withSettings({ id: '1', apiKey: 'key', balance: 3 }, { production: false })).toEqual({
      ...{ id: '1', apiKey: 'key', production: false },
    })
  })

  test('have a check and a name each', () => {
    expect(Object.keys(settingChecks).toSorted()).toEqual(settingNames.toSorted())
    expect(settingChecks.products([...products])).toBeUndefined()
    expect(settingChecks.products(['enhanced_kyk'])).toContain('you may mean "enhanced_kyc"')
    for (const name of settingNames) expect(settingChecks[name]({}), name).toBeTypeOf('string')
  })
})

describe('a range of addresses', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '::ffff:127.0.0.1'],
    ['10.0.0.0/8', '10.255.3.4'],
    ['0.0.0.0/0', '203.0.113.7'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['2001:db8::/32', '2001:db8:ffff::5'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
  ])('%s has %s', (range, address) => {
    expect(isInRange(address, parseIpRange(range))).toBe(true)
  })

  test.each([
    ['127.0.0.1', '127.0.0.2'],
    ['10.0.0.0/8', '11.0.0.0'],
    ['0.0.0.0/0', '::1'],
    ['::/0', '127.0.0.1'],
    ['2001:db8::/32', '2001:db9::'],
    ['127.0.0.1', ''],
  ])('%s has not %s', (range, address) => {
    expect(isInRange(address, parseIpRange(range))).toBe(false)
  })

  test.each([
    '',
    'localhost',
    '256.1.1.1',
    '1.2.3',
    '10.0.0.0/33',
    '::1/129',
    '10.0.0.0/',
    '01.2.3.4',
    ':::',
    '1.2.3.4/8/9',
  ])('is not "%s"', (text) => expect(() => parseIpRange(text)).toThrow('is not an IP address nor a range'))
})

test('versions are compared number by number', () => {
  const earlier = [
    ['12.0.0', '12.1.0'],
    ['9.9', '10'],
    ['12.1.0-beta', '12.1.1'],
    ['v3.1', '3.2'],
    ['', '1'],
  ] as const
  for (const [one, other] of earlier) expect([isEarlier(one, other), isEarlier(other, one)]).toEqual([true, false])
  expect(isEarlier('12.1', '12.1.0')).toBe(false)
  expect([isVersion('12.1.0'), isVersion('12.x'), isVersion('')]).toEqual([true, false, false])
})
