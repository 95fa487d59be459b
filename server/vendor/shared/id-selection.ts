import { documentCountries } from '../../core/identity/documents.ts'
import { type IdCountry, type IdType, idCountries } from '../../core/identity/id-types.ts'

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

/** The ID types of each product. */
export function idSelections(): IdSelections {
  const codes = (wanted: (idType: IdType) => boolean) =>
    byCountry(({ idTypes }) => idTypes.filter(wanted).map(({ code }) => code))
  return {
    basic_kyc: codes(() => true),
    biometric_kyc: codes(({ photo }) => photo),
    enhanced_kyc: codes(() => true),
    // Android asks for this one, and no source lists it (v1 §9.7).
    doc_verification: Object.fromEntries(
      documentCountries.map(({ code, documents }) => [code, documents.map((one) => one.code)]),
    ),
    enhanced_document_verification: codes(({ isDocument }) => isDocument === true),
  }
}

/** The list of each country, without empty ones. */
export function byCountry<Value extends object>(listOf: (country: IdCountry) => Value): Record<string, Value> {
  const entries = idCountries.map((country) => [country.code, listOf(country)] as const)
  return Object.fromEntries(entries.filter(([, value]) => Object.keys(value).length > 0))
}
