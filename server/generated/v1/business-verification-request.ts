// Made from schemas/v1/business-verification-request.schema.json by `npm run generate`. Do not edit.

/**
 * Looks a business up: POST /v1/business_verification, and /v1/async_business_verification.
 */
export interface V1BusinessVerificationRequest {
  partner_id: string | number
  timestamp?: string | number
  signature?: string
  /**
   * Instead of signature, from SDKs from before 2022; served only with --sec-key.
   */
  sec_key?: string
  /**
   * A web token instead of a signature, on the asynchronous call.
   */
  token?: string
  partner_params: {
    user_id: string | number
    job_id: string | number
    /**
     * May be left out, with a warning: the endpoint takes only one.
     */
    job_type?: number | string | null
    sandbox_result?: string | number
    emulator_scenario?: string
    [k: string]: unknown
  }
  /**
   * Two letters.
   */
  country: string
  /**
   * BASIC_BUSINESS_REGISTRATION, BUSINESS_REGISTRATION or TAX_INFORMATION; anything else answers 2413.
   */
  id_type: string
  id_number: string | number
  /**
   * bn, co or it; only for Nigeria.
   */
  business_type?: string | null
  first_name?: string | null
  middle_name?: string | null
  last_name?: string | null
  dob?: string | null
  phone_number?: string | null
  callback_url?: string | null
  source_sdk?: string | null
  source_sdk_version?: string | null
  [k: string]: unknown
}
