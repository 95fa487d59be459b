// Made from schemas/v2/verify-phone-request.schema.json by `npm run generate`. Do not edit.

/**
 * An empty text counts as absent.
 */
export type OptionalText = string | null
export type NumberSent = string | number | null
export type Id = string | number

/**
 * Asks whose a phone number is: POST /v2/verify-phone-number, and /v2/async-verify-phone. The partner's proof is in headers.
 */
export interface V2VerifyPhoneRequest {
  /**
   * KE, NG, TZ, UG or ZA.
   */
  country: string
  /**
   * Digits, as text: a number has no noughts in front.
   */
  phone_number: string
  /**
   * What is compared with the number's owner; each country compares its own.
   */
  match_fields?: {
    first_name?: OptionalText
    other_name?: OptionalText
    last_name?: OptionalText
    id_number?: NumberSent
    [k: string]: unknown
  } | null
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
