import { idCountries } from '../../core/identity/id-types.ts'

/** What a number of that kind looks like, as a regular expression; undefined where nobody publishes it. */
export function idNumberForm(country: string, idType: string): string | undefined {
  return idCountries.find(({ code }) => code === country)?.idTypes.find(({ code }) => code === idType)?.pattern
}
