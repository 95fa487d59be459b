// Made from schemas/v1/totp-mode-request.schema.json by `npm run generate`. Do not edit.

/**
 * Sends the password: POST /v1/totp_consent/mode.
 */
export interface V1TotpModeRequest {
  partner_id: string | number
  /**
   * The literal text that was signed.
   */
  timestamp?: string | number
  signature?: string
  /**
   * A web token instead of a signature.
   */
  token?: string
  /**
   * NG
   */
  country?: string
  /**
   * BVN_MFA
   */
  id_type?: string
  id_number: string | number
  source_sdk?: string | null
  source_sdk_version?: string | null
  mode: string
  session_id: string
  [k: string]: unknown
}
