// Made from schemas/v3/smile-link-request.schema.json by `npm run generate`. Do not edit.

/**
 * Makes a link to a page on which people verify themselves: the parts of POST /v3/smile_links, those of JSON parsed.
 */
export interface V3SmileLinkRequest {
  /**
   * @minItems 1
   */
  id_types: {
    country: string
    id_type: string
    /**
     * enhanced_kyc, biometric_kyc, doc_verification (or document_verification), or enhanced_document_verification.
     */
    verification_method: string
  }[]
  name: string
  notice_privacy_policy_url: string
  /**
   * true: for one person, once. false: everybody who opens it is somebody new.
   */
  is_single_use: boolean
  /**
   * The partner's own by default. https at Smile ID; the emulator accepts http, with a warning.
   */
  callback_url?: string
  description?: string
  /**
   * ISO 8601; UTC without a zone. By default a link for one person ends after 90 days.
   */
  expires_at?: string
  logo_url?: string
  redirect_url?: string
  theme_color?: string
  /**
   * The partner's own; returned in callbacks.
   */
  partner_params?: {
    [k: string]: unknown
  }
  /**
   * Whom a link for one person is for; no other link may have it.
   */
  user_id?: string
  [k: string]: unknown
}
