// Made from schemas/v1/smile-link-update-request.schema.json by `npm run generate`. Do not edit.

/**
 * Changes or disables a link: PUT /v1/smile_links/{ref_id}.
 */
export interface V1SmileLinkUpdateRequest {
  partner_id: string | number
  /**
   * The literal text that was signed.
   */
  timestamp?: string | number
  signature?: string
  name?: string
  company_name?: string | null
  /**
   * @minItems 1
   */
  id_types?: {
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
  is_disabled?: boolean | string
  [k: string]: unknown
}
