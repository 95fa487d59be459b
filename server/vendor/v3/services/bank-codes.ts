import type { V3BankCodesResponse } from '../../../generated/v3/bank-codes-response.ts'
import type { Operation } from '../../../http/operation.ts'
import { bankCodes, bankCountry } from '../../shared/bank-codes.ts'
import { countryList } from './country-list.ts'

/** `GET /v3/services/bank_codes`: the banks whose accounts can be looked up. It needs no token. Source: v3 §5.6, §17.5. */
export function bankCodesOperation(): Operation {
  return countryList({
    path: '/v3/services/bank_codes',
    purposes: ['list_banks'],
    summary: 'Lists the banks whose accounts can be looked up.',
    schema: 'v3/bank-codes-response',
    list(isAsked): V3BankCodesResponse {
      const asked = isAsked(bankCountry) ? bankCodes : []
      return { bank_codes: asked.map(({ code, name }) => ({ code, country: bankCountry, name })) }
    },
  })
}
