// Made from schemas/v3/bank-codes-response.schema.json by `npm run generate`. Do not edit.

/**
 * The banks whose accounts can be looked up.
 */
export interface V3BankCodesResponse {
  bank_codes: {
    code: string
    country: string
    name: string
  }[]
}
