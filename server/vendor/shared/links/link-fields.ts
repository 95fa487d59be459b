import { idCountries } from '../../../core/identity/id-types.ts'
import { identityField } from '../../../core/identity/identity.ts'
import { isAboutDocument } from '../../../core/jobs/product.ts'
import type { LinkField } from '../../../core/users/link-field.ts'
import type { LinkIdType } from '../../../core/users/smile-link.ts'

const names: Readonly<Record<string, string>> = { first_name: 'Given names', last_name: 'Last name' }

// What stands beside a date of birth in the vendor's list: the date says it.
const partsOfDate = ['day', 'month', 'year']

/** A text. */
export function textField(name: string, label: string, isRequired = true): LinkField {
  return { name, label, kind: 'text', isRequired }
}

/** The names of a person. */
export function nameFields(isRequired: boolean): LinkField[] {
  return Object.entries(names).map(([name, label]) => textField(identityField(name) ?? name, label, isRequired))
}

/** Whether the authority asks for the names of the person, too. Source: v1 §9.4. */
export function asksNames(idType: LinkIdType): boolean {
  return knownType(idType)?.asks?.some((name) => name in names) ?? false
}

/** The number that an authority is asked about, and what it asks for besides, but for names. A document has its number on it. */
export function numberFields(idType: LinkIdType): LinkField[] {
  if (isAboutDocument(idType.product)) return []
  const { label = idType.idType, pattern, testNumber, asks = [] } = knownType(idType) ?? {}
  const number = {
    ...textField('idNumber', label),
    ...(pattern && { pattern }),
    ...(testNumber && { example: testNumber }),
  }
  const others = asks.filter((name) => !(name in names) && !partsOfDate.includes(name))
  return [number, ...others.map(askedField)]
}

function askedField(name: string): LinkField {
  if (name === 'dob') return { ...textField('dob', 'Date of birth'), kind: 'date' }
  return textField(identityField(name) ?? name, `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`)
}

function knownType({ country, idType }: LinkIdType) {
  return idCountries.find(({ code }) => code === country)?.idTypes.find(({ code }) => code === idType)
}
