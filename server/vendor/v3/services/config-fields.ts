import { documentCountries } from '../../../core/identity/documents.ts'
import { type IdType, idCountries } from '../../../core/identity/id-types.ts'
import type { V3ServicesConfigResponse } from '../../../generated/v3/services-config-response.ts'
import type { IdSelections } from '../../shared/id-selection.ts'

/** The products that an app can be told about. */
export type ConfiguredProduct = keyof IdSelections

type ConfiguredType = V3ServicesConfigResponse['products'][string][string][number]
type Field = ConfiguredType['fields'][number]

// An app asks for names, and for one way to reach the person. Labels and texts are assumed. Source: v3 §4.1, §19.
const aboutPerson: readonly Field[] = [
  field('given_names', 'Given names'),
  field('last_name', 'Last name'),
  { ...field('email', 'Email', 'email'), required: false, one_of_group: 'contact' },
  { ...field('phone_number', 'Phone number', 'phone'), required: false, one_of_group: 'contact' },
]

const withNumber: readonly ConfiguredProduct[] = ['basic_kyc', 'biometric_kyc', 'enhanced_kyc']

// v1's words for what is asked of a person in any case.
const names = ['first_name', 'last_name']

/** What an app asks for, for each of a country's types. */
export function typesOf(product: ConfiguredProduct, country: string, types: readonly string[]): ConfiguredType[] {
  const known = idCountries.find(({ code }) => code === country)?.idTypes
  const documents = documentCountries.find(({ code }) => code === country)?.documents
  return types.map((type) => {
    const idType = known?.find(({ code }) => code === type)
    const label = idType?.label ?? documents?.find(({ code }) => code === type)?.name ?? type
    const own = idType && withNumber.includes(product) ? numberFields(idType) : []
    return { key_name: type, label, fields: [...own, ...aboutPerson] }
  })
}

function numberFields({ label, pattern, asks = [] }: IdType): Field[] {
  const others = asks.filter((name) => !names.includes(name)).map((name) => field(name, sentence(name)))
  return [{ ...field('id_number', label), ...(pattern !== undefined && { regex: pattern }) }, ...others]
}

function field(name: string, label: string, type: Field['field_type'] = 'text'): Field {
  return { field_type: type, key_name: name, label, placeholder_text: label, required: true }
}

/** `bank_code` as people read it: Bank code. */
function sentence(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')
}
