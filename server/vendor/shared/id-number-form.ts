import { idCountries } from '../../core/identity/id-types.ts'

/** The form, as a regular expression, that a number of that kind has and this one lacks; undefined where all is well, or no form is published. */
export function missedForm(country: string, idType: string, idNumber: string): string | undefined {
  const { idTypes = [] } = idCountries.find(({ code }) => code === country) ?? {}
  const form = idTypes.find(({ code }) => code === idType)?.pattern
  return form === undefined || new RegExp(form).test(idNumber) ? undefined : form
}
