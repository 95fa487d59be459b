import { countryMeant, isCountryCode } from '../identity/country-codes.ts'
import { documentCodes, documentCountries } from '../identity/documents.ts'
import { type IdType, idCountries, otherIdTypes } from '../identity/id-types.ts'
import type { IdInfo } from '../identity/identity.ts'
import { isAboutDocument, type Product } from '../jobs/product.ts'
import { createWarning, type Warning } from './warning.ts'

const lookedUp: readonly Product[] = ['biometric_kyc', 'basic_kyc', 'enhanced_kyc']

// Those of nearly every call, so that the names of all countries are loaded for the others alone.
const usualCountries = new Set([...idCountries, ...documentCountries].map(({ code }) => code))

// Source: v1 §9.3.
const businessTypes = ['bn', 'co', 'it']

/** What is wrong with an identity as it was given; what is missing of it is another matter. */
export function identityWarnings(product: Product, idInfo: IdInfo): Warning[] {
  const { country } = idInfo
  if (country === undefined) return []
  if (!usualCountries.has(String(country)) && !isCountryCode(String(country))) return [unknownCountry(String(country))]
  if (product === 'business_verification') return businessWarnings(String(country), idInfo)
  if (isAboutDocument(product)) return documentTypeWarnings(product, String(country), idInfo)
  return lookedUp.includes(product) ? idTypeWarnings(product, String(country), idInfo) : []
}

function unknownCountry(country: string): Warning {
  const meant = countryMeant(country)
  return createWarning('unknown-country', { country, meant: meant ?? '' })
}

/** Nothing is said of a country whose types are not known. */
function idTypeWarnings(product: Product, country: string, idInfo: IdInfo): Warning[] {
  const { idTypes } = idCountries.find(({ code }) => code === country) ?? {}
  if (!idTypes || idInfo.idType === undefined) return []
  const type = String(idInfo.idType)
  const known = idTypes.find(({ code }) => code === type)
  if (known) return numberWarnings(country, known, idInfo)
  if (otherIdTypes[country]?.includes(type)) return []
  return [createWarning('unknown-id-type', { type, product, country, known: listed(idTypes.map(({ code }) => code)) })]
}

/** Without its number, which is somebody's. */
function numberWarnings(country: string, { code: type, pattern }: IdType, idInfo: IdInfo): Warning[] {
  const { idNumber: number } = idInfo
  if (number === undefined || pattern === undefined || new RegExp(pattern).test(String(number))) return []
  return [createWarning('id-number-format', { pattern, type, country })]
}

/** The vendor takes documents of every country, and its lists of them differ: only a code that is in none is judged. */
function documentTypeWarnings(product: Product, country: string, { idType: type }: IdInfo): Warning[] {
  if (type === undefined || documentCodes.has(String(type))) return []
  const own = documentCountries.find(({ code }) => code === country)?.documents.map(({ code }) => code)
  return [
    createWarning('unknown-id-type', {
      type: String(type),
      product,
      country,
      known: listed(own ?? [...documentCodes]),
    }),
  ]
}

function businessWarnings(country: string, { idType: type, businessType: business }: IdInfo): Warning[] {
  if (business !== undefined) {
    const isKnown = businessTypes.includes(String(business))
    return isKnown ? [] : [createWarning('unknown-business-type', { value: String(business) })]
  }
  const asked = country === 'NG' && String(type).endsWith('BUSINESS_REGISTRATION')
  return asked ? [createWarning('business-type-missing', { type: String(type) })] : []
}

function listed(codes: readonly string[]): string {
  return codes.join(', ')
}
