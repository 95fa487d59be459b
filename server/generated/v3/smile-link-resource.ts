// Made from schemas/v3/smile-link-resource.schema.json by `npm run generate`. Do not edit.

/**
 * What a link was made with, by v3 or by v1.
 */
export interface V3SmileLinkResource {
  ref_id: string
  /**
   * Leads to the page behind it.
   */
  link: string
  name: string
  description: string | null
  id_types: {
    country: string
    id_type: string
    verification_method: 'biometric_kyc' | 'doc_verification' | 'enhanced_document_verification' | 'enhanced_kyc'
  }[]
  is_single_use: boolean
  callback_url?: string
  notice_privacy_policy_url?: string
  logo_url?: string
  redirect_url: string | null
  theme_color?: string
  /**
   * When it ends; null for one that does not.
   */
  expires_at: string | null
  partner_params: {
    [k: string]: unknown
  } | null
  user_id: string | null
}
