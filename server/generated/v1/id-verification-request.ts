// Made from schemas/v1/id-verification-request.schema.json by `npm run generate`. Do not edit.

/**
 * Looks an ID number up with its authority: POST /v1/id_verification, and /v1/async_id_verification.
 */
export interface V1IdVerificationRequest {
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
  id_type: string
  /**
   * Required, except for a BVN_MFA whose session_id is sent.
   */
  id_number?: string | number
  /**
   * For a BVN_MFA: the session of totp_consent in which its holder agreed.
   */
  session_id?: string | null
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
