// Made from schemas/v2/verify-address-request.schema.json by `npm run generate`. Do not edit.

/**
 * An empty text counts as absent.
 */
export type OptionalText = string | null
export type Id = string | number

/**
 * Asks whether a person lives at an address: POST /v2/async-verify-address. The partner's proof is in headers.
 */
export interface V2VerifyAddressRequest {
  /**
   * NG or ZA.
   */
  country: string
  address: string
  /**
   * For NG.
   */
  utility_number?: string | number | null
  utility_provider?: OptionalText
  /**
   * For ZA.
   */
  id_number?: string | number | null
  full_name?: OptionalText
  callback_url?: OptionalText
  partner_params?: LookupParams
  [k: string]: unknown
}
/**
 * The partner's own names of the user and the job; returned in results.
 */
export interface LookupParams {
  user_id?: Id
  job_id?: Id
  job_type?: number | string | null
  sandbox_result?: string | number
  emulator_scenario?: string
  [k: string]: unknown
}
