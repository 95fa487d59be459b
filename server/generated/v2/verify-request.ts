// Made from schemas/v2/verify-request.schema.json by `npm run generate`. Do not edit.

export type Id = string | number
/**
 * An empty text counts as absent.
 */
export type OptionalText = string | null
export type NumberSent = string | number | null

/**
 * Compares what is said of a person with an ID authority’s record (Basic KYC): POST /v2/verify, and /v2/verify_async.
 */
export interface V2VerifyRequest {
  partner_id: string | number
  timestamp?: string | number
  signature?: string
  /**
   * A web token instead of a signature, of POST /v2/verify_async.
   */
  token?: string
  /**
   * The partner's own names of the user and the job; returned in results.
   */
  partner_params: {
    user_id: Id
    job_id: Id
    /**
     * 5, or left out.
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
  id_number: Id
  first_name?: OptionalText
  middle_name?: OptionalText
  last_name?: OptionalText
  /**
   * YYYY-MM-DD. Required for Uganda. An empty text counts as absent.
   */
  dob?: string | null
  gender?: OptionalText
  phone_number?: NumberSent
  callback_url?: OptionalText
  source_sdk?: OptionalText
  source_sdk_version?: OptionalText
  [k: string]: unknown
}
