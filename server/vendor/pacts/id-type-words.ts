import { documentCountries } from '../../core/identity/documents.ts'
import { idCountries } from '../../core/identity/id-types.ts'

const businessTypes = ['BASIC_BUSINESS_REGISTRATION', 'BUSINESS_REGISTRATION', 'TAX_INFORMATION']
const idTypes = new Set([
  ...businessTypes,
  ...idCountries.flatMap((country) => country.idTypes.map(({ code }) => code)),
  ...documentCountries.flatMap(({ documents }) => documents.map(({ code }) => code)),
])

/** Whether a text is an ID type of the vendor's, and so about nobody. */
export function isIdTypeWord(text: string): boolean {
  return idTypes.has(text)
}
