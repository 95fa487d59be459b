import { documentCountries } from '../../core/identity/documents.ts'
import { type IdCountry, type IdType, idCountries } from '../../core/identity/id-types.ts'
import type { Product } from '../../core/jobs/product.ts'
import { closedRefusal } from '../../core/users/account-refusal.ts'
import type { PartnerSettings } from '../../core/users/partner-settings.ts'

/** The ID types that can be asked about, by country. */
export type IdSelection = Record<string, string[]>

/** What a product takes that is about an ID number or a document, by the vendor's names for its pages. Source: v1 §9.7. */
export interface IdSelections {
  basic_kyc: IdSelection
  biometric_kyc: IdSelection
  enhanced_kyc: IdSelection
  doc_verification: IdSelection
  enhanced_document_verification: IdSelection
}

// The products behind the names of pages.
const productOf: Readonly<Record<keyof IdSelections, Product>> = {
  basic_kyc: 'basic_kyc',
  biometric_kyc: 'biometric_kyc',
  enhanced_kyc: 'enhanced_kyc',
  doc_verification: 'document_verification',
  enhanced_document_verification: 'enhanced_document_verification',
}

/** The ID types of each product that a partner's account has enabled: without settings, all of them. */
export function idSelections(settings: PartnerSettings = {}): IdSelections {
  const codes = (wanted: (idType: IdType) => boolean) =>
    byCountry(({ idTypes }) => idTypes.filter(wanted).map(({ code }) => code))
  const all: IdSelections = {
    basic_kyc: codes(() => true),
    biometric_kyc: codes(({ photo }) => photo),
    enhanced_kyc: codes(() => true),
    // Android asks for this one, and no source lists it (v1 §9.7).
    doc_verification: Object.fromEntries(
      documentCountries.map(({ code, documents }) => [code, documents.map((one) => one.code)]),
    ),
    enhanced_document_verification: codes(({ isDocument }) => isDocument === true),
  }
  if (!settings.products && !settings.idTypes) return all
  const pages = Object.entries(all) as [keyof IdSelections, IdSelection][]
  return Object.fromEntries(
    pages.map(([page, of]) => [page, enabled(of, productOf[page], settings)]),
  ) as unknown as IdSelections
}

function enabled(all: IdSelection, product: Product, settings: PartnerSettings): IdSelection {
  const ofCountries = Object.entries(all).map(([country, types]) => {
    const isOpen = (idType: string) =>
      closedRefusal(settings, { partnerId: '', product, idInfo: { country, idType } }) === undefined
    return [country, types.filter(isOpen)] as const
  })
  return Object.fromEntries(ofCountries.filter(([, types]) => types.length > 0))
}

/** The list of each country, without empty ones. */
export function byCountry<Value extends object>(listOf: (country: IdCountry) => Value): Record<string, Value> {
  const entries = idCountries.map((country) => [country.code, listOf(country)] as const)
  return Object.fromEntries(entries.filter(([, value]) => Object.keys(value).length > 0))
}
