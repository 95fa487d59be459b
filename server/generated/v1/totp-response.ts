// Made from schemas/v1/totp-response.schema.json by `npm run generate`. Do not edit.

/**
 * The password was sent, or is correct.
 */
export interface V1TotpResponse {
  success: true
  message: string
  /**
   * ISO 8601 with milliseconds and Z, which every official SDK can read.
   */
  timestamp: string
  /**
   * Made like the partner's own, with the partner's key, over this timestamp.
   */
  signature: string
}
