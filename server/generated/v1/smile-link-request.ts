// Made from schemas/v1/smile-link-request.schema.json by `npm run generate`. Do not edit.

/**
 * Creates a link to a page on which people verify themselves: POST /v1/smile_links.
 */
export interface V1SmileLinkRequest {
  partner_id: string | number
  /**
   * The literal text that was signed.
   */
  timestamp?: string | number
  signature?: string
  name: string
  company_name?: string | null
  /**
   * @minItems 1
   */
  id_types: {
    country: string
    id_type: string
    verification_method: 'biometric_kyc' | 'doc_verification' | 'enhanced_document_verification' | 'enhanced_kyc'
    [k: string]: unknown
  }[]
  callback_url?: string | null
  data_privacy_policy_url?: string | null
  logo_url?: string | null
  is_single_use?: boolean | string
  user_id?: string | null
  expires_at?: string | null
  redirect_url?: string | null
  partner_params?: {} | null
  [k: string]: unknown
}
