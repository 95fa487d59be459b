// Made from schemas/v1/totp-consent-request.schema.json by `npm run generate`. Do not edit.

/**
 * Asks where the holder of a BVN can be sent a one-time password: POST /v1/totp_consent.
 */
export interface V1TotpConsentRequest {
  partner_id: string | number
  /**
   * The literal text that was signed.
   */
  timestamp?: string | number
  signature?: string
  /**
   * A web token in place of a signature.
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
