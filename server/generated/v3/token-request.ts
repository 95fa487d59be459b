// Made from schemas/v3/token-request.schema.json by `npm run generate`. Do not edit.

/**
 * Asks for a token: the parts of POST /v3/token, those of JSON parsed. Without a body, the token is bound to nothing.
 */
export interface V3TokenRequest {
  /**
   * The token is only for this user.
   */
  user_id?: string
  /**
   * The partner's own; returned in callbacks.
   */
  partner_params?: {
    [k: string]: string | number | boolean | null
  }
  /**
   * The token is only for this product.
   */
  product?:
    | 'aml'
    | 'basic_kyc'
    | 'one_time_aml'
    | 'biometric_kyc'
    | 'address_verification'
    | 'document_verification'
    | 'enhanced_document_verification'
    | 'enhanced_kyc'
    | 'phone_number_verification'
    | 'smart_selfie_authentication'
    | 'smart_selfie_registration'
    | 'smart_selfie_compare'
    | 'residency_document_verification'
  /**
   * What is bound to the token: it overrides what a request says, and may be left out there.
   */
  payload?: {
    /**
     * Two letters, or the country's name.
     */
    country?: string
    id_type?: string
    id_number?: string
    given_names?: string
    last_name?: string
    email?: string
    /**
     * E.164.
     */
    phone_number?: string
    /**
     * A URL, or a callback_ reference of an earlier token.
     */
    callback_url?: string
    /**
     * All of it or nothing; no other members.
     */
    consent?: {
      granted: true
      /**
       * ISO 8601; UTC without a zone.
       */
      granted_at: string
      notice_language: string
      notice_privacy_policy_url: string
    }
    [k: string]: unknown
  }
  /**
   * Sent by some clients, and ignored.
   */
  partner_id?: string
  [k: string]: unknown
}
