import { regionName } from '../../core/identity/country-codes.ts'

// What somebody from there is called, where there are authorities to ask (`id-types.ts`).
const nationalities: Readonly<Record<string, string>> = {
  GH: 'Ghanaian',
  KE: 'Kenyan',
  NG: 'Nigerian',
  UG: 'Ugandan',
  ZA: 'South African',
  ZM: 'Zambian',
}

/** A country's name by its two letters; whatever is no country's code stands for itself. */
export function countryName(code: string): string {
  return regionName(code.toUpperCase()) ?? code
}

/** The nationality of a country's people; the country's name where the word is not known here. */
export function nationalityOf(code: string): string {
  return nationalities[code.toUpperCase()] ?? countryName(code)
}
