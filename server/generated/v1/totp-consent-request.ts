// Made from schemas/v1/totp-consent-request.schema.json by `npm run generate`. Do not edit.

/**
 * Asks where a one-time password can be sent to the holder of a BVN: POST /v1/totp_consent.
 */
export interface V1TotpConsentRequest {
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
  [k: string]: unknown
}
