import { regionName } from '../../core/identity/country-codes.ts'

// Nationalities of the countries with authorities (`id-types.ts`).
const nationalities: Readonly<Record<string, string>> = {
  GH: 'Ghanaian',
  KE: 'Kenyan',
  NG: 'Nigerian',
  UG: 'Ugandan',
  ZA: 'South African',
  ZM: 'Zambian',
}

/** A country's name by its two letters; any other text is returned unchanged. */
export function countryName(code: string): string {
  return regionName(code.toUpperCase()) ?? code
}

/** The nationality of a country's people; the country's name if the word is not known. */
export function nationalityOf(code: string): string {
  return nationalities[code.toUpperCase()] ?? countryName(code)
}
