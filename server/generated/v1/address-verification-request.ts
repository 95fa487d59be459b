// Made from schemas/v1/address-verification-request.schema.json by `npm run generate`. Do not edit.

/**
 * Asks whether a person lives at an address: POST /v1/async-verify-address. The partner's proof is in headers.
 */
export interface V1AddressVerificationRequest {
  /**
   * NG or ZA.
   */
  country: string
  address: string
  /**
   * For NG.
   */
  utility_number?: string | number | null
  utility_provider?: string | null
  /**
   * For ZA.
   */
  id_number?: string | number | null
  full_name?: string | null
  callback_url?: string | null
  partner_params?: {
    user_id?: string | number
    job_id?: string | number
    sandbox_result?: string | number
    emulator_scenario?: string
    [k: string]: unknown
  }
  [k: string]: unknown
}
