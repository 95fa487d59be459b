import { type IdType, idCountries } from '../../../core/identity/id-types.ts'
import type { V3SupportedIdTypesResponse } from '../../../generated/v3/supported-id-types-response.ts'
import type { Operation } from '../../../http/operation.ts'
import { bankCodes, bankCountry } from '../../shared/bank-codes.ts'
import { countryList } from './country-list.ts'

type Row = NonNullable<V3SupportedIdTypesResponse['id_types']>[number]

// What the live list has in each row: v1's vocabulary. Source: v3 §5.6.
const always = ['country', 'id_type', 'partner_id', 'partner_params', 'timestamp']

// No row is without one (v3 §17.5), and not every pattern is published.
const anything = '^.+$'

/** `GET /v3/services/supported_id_types`: what can be looked up, and what each asks for. It needs no token. Source: v3 §5.6, §17.5. */
export function supportedIdTypesOperation(): Operation {
  return countryList({
    path: '/v3/services/supported_id_types',
    purposes: ['list_id_types'],
    summary: 'Lists the ID types that can be looked up, with what each requires.',
    schema: 'v3/supported-id-types-response',
    list(isAsked): V3SupportedIdTypesResponse {
      const asked = idCountries.filter(({ code }) => isAsked(code))
      return { id_types: asked.flatMap(({ code, idTypes }) => idTypes.flatMap((one) => rowsOf(code, one))) }
    },
  })
}

/** An account has a row for each bank that is known here. Source: v3 §5.6. */
function rowsOf(country: string, idType: IdType): Row[] {
  const row = rowOf(country, idType)
  if (country !== bankCountry || !idType.asks?.includes('bank_code')) return [row]
  return bankCodes.map(({ code, name }) => ({ bank_code: code, ...row, label: `Bank Account (${name})` }))
}

function rowOf(country: string, { code, label, pattern = anything, asks = [], bySession }: IdType): Row {
  const fields = [...always, bySession ? 'session_id' : 'id_number', ...asks]
  return { country, label, regex: pattern, required_fields: fields.sort(), type: code }
}
