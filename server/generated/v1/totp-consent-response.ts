// Made from schemas/v1/totp-consent-response.schema.json by `npm run generate`. Do not edit.

/**
 * Where the password can be sent, and the session for the next steps.
 */
export interface V1TotpConsentResponse {
  success: true
  message: string
  /**
   * Each a channel and an address, mostly masked.
   *
   * @minItems 1
   */
  modes: {
    [k: string]: string
  }[]
  session_id: string
  /**
   * ISO 8601 with milliseconds and Z, which every official SDK can read.
   */
  timestamp: string
  /**
   * Made like the partner's own, with the partner's key, over this timestamp.
   */
  signature: string
}
