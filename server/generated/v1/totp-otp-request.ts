// Made from schemas/v1/totp-otp-request.schema.json by `npm run generate`. Do not edit.

/**
 * Confirms the password: POST /v1/totp_consent/otp.
 */
export interface V1TotpOtpRequest {
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
  otp: string | number
  session_id: string
  [k: string]: unknown
}
