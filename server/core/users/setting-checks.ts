import { products } from '../jobs/product.ts'
import { urlProblem } from '../text/call-url.ts'
import { parseHost } from '../text/host.ts'
import { parseIpRange } from '../text/ip-range.ts'
import { nearest } from '../text/spelling.ts'
import { isVersion } from '../text/version.ts'
import { livenessRules, type PartnerSettings } from './partner-settings.ts'

/** Describes the expected value; undefined when the given one is right. */
type SettingCheck = (value: unknown) => string | undefined

/** What each setting of a partner may be. */
export const settingChecks: { readonly [Name in keyof PartnerSettings]-?: SettingCheck } = {
  callbackUrl: (value) =>
    isText(value) && (/^inbox:/i.test(value) || urlProblem(value) === undefined)
      ? undefined
      : 'an http or https URL as text, such as "http://localhost:3000/callback"',
  callbackDomains: listOf((one) => isText(one) && reads(parseHost, one), 'a domain such as "shop.example"'),
  products: (value) => productsExpected(value),
  idTypes: listOf(
    (one) => isText(one) && /^[A-Z]{2}(\/[\w-]+)?$/.test(one),
    'a country such as "NG", or an ID type of one such as "NG/BVN"',
  ),
  balance: (value) =>
    Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : 'a whole number from 0, of submissions',
  production: (value) => (typeof value === 'boolean' ? undefined : 'true or false'),
  allowedIps: listOf(
    (one) => isText(one) && reads(parseIpRange, one),
    'an IP address or a range of them, such as "203.0.113.7" or "10.0.0.0/8"',
  ),
  minimumSdk: (value) => (isText(value) && isVersion(value) ? undefined : 'a version as text, such as "12.1.0"'),
  liveness: (value) =>
    livenessRules.some((one) => one === value) ? undefined : livenessRules.map(quoted).join(' or '),
}

function productsExpected(value: unknown): string | undefined {
  const expected = `an array, each of it one of: ${products.join(', ')}`
  if (!Array.isArray(value)) return expected
  const wrong = value.find((one) => !products.some((product) => product === one))
  if (wrong === undefined) return undefined
  const likely = isText(wrong) ? nearest(wrong, products) : undefined
  return likely === undefined ? expected : `${expected} (you may mean "${likely}")`
}

function listOf(isRight: (one: unknown) => boolean, what: string): SettingCheck {
  return (value) => (Array.isArray(value) && value.every(isRight) ? undefined : `an array, each of it ${what}`)
}

function reads(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text)
    return true
  } catch {
    return false
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function quoted(word: string): string {
  return `"${word}"`
}
