// Made from schemas/v3/enhanced-kyc-request.schema.json by `npm run generate`. Do not edit.

/**
 * Looks an ID number up with its authority: the parts of POST /v3/enhanced_kyc and /v3/enhanced_kyc/sync, those of JSON parsed, or instead of them what is bound to the token.
 */
export interface V3EnhancedKycRequest {
  /**
   * Two letters.
   */
  country: string
  id_type: string
  id_number: string
  /**
   * The person that the request is about.
   */
  user_details: {
    [k: string]: unknown
  } & {
    given_names: string
    last_name: string
    email?: string | null
    /**
     * E.164.
     */
    phone_number?: string | null
    [k: string]: unknown
  }
  /**
   * What the person agreed to.
   */
  consent: {
    granted: true
    /**
     * ISO 8601; UTC without a zone.
     */
    granted_at: string
    notice_language: string
    notice_privacy_policy_url: string
    [k: string]: unknown
  }
  /**
   * The header User-ID does the same; user_ and a TypeID when both are absent.
   */
  user_id?: string
  /**
   * https at Smile ID; the emulator accepts http, with a warning. Ignored by /sync.
   */
  callback_url?: string
  /**
   * Such as 044; for ID types such as BANK_ACCOUNT.
   */
  bank_code?: string
  operator?: string
  /**
   * The partner's own; returned in callbacks.
   */
  partner_params?: {
    [k: string]: string | number | boolean | null
  }
  metadata?: {
    name: string
    value: string
    [k: string]: unknown
  }[]
  /**
   * Asks for a result, as in v2.
   */
  sandbox_result?: string | number
  [k: string]: unknown
}
