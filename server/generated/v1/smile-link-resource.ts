// Made from schemas/v1/smile-link-resource.schema.json by `npm run generate`. Do not edit.

/**
 * What a link was made with, by v1 or by v3: GET /v1/smile_links/{ref_id}.
 */
export interface V1SmileLinkResource {
  ref_id: string
  link: string
  link_url: string
  name: string
  company_name: string | null
  id_types: {
    country: string
    id_type: string
    verification_method: 'biometric_kyc' | 'doc_verification' | 'enhanced_document_verification' | 'enhanced_kyc'
  }[]
  callback_url: string | null
  data_privacy_policy_url: string | null
  logo_url: string | null
  redirect_url: string | null
  is_single_use: boolean
  is_disabled: boolean
  user_id: string | null
  /**
   * When it ends; null for one that does not.
   */
  expires_at: string | null
  partner_params: {
    [k: string]: unknown
  } | null
}
