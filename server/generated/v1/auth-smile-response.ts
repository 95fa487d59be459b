// Made from schemas/v1/auth-smile-response.schema.json by `npm run generate`. Do not edit.

/**
 * A signature for the next calls, and whether an ID type needs its holder's consent.
 */
export interface V1AuthSmileResponse {
  success: true
  /**
   * ISO 8601 with milliseconds and Z, which every official SDK can read.
   */
  timestamp: string
  /**
   * Made like the partner's own, with the partner's key, over this timestamp.
   */
  signature: string
  partner_params: {
    user_id: string
    job_id: string
    job_type: number
  }
  callback_url?: string
  consent_info?: {
    can_access: boolean
    consent_required: boolean
  }
}
