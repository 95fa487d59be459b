// Made from schemas/v3/enhanced-kyc-request.schema.json by `npm run generate`. Do not edit.

/**
 * The person that the request is about.
 */
export type UserDetails = UserDetails1 & {
  given_names: string
  last_name: string
  email?: string | null
  /**
   * E.164.
   */
  phone_number?: string | null
  [k: string]: unknown
}
export type UserDetails1 = {
  [k: string]: unknown
}
/**
 * The header User-ID does the same; user_ and a TypeID when both are absent.
 */
export type UserId = string
export type Metadata = {
  name: string
  value: string
  [k: string]: unknown
}[]

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
  user_details: UserDetails
  consent: Consent
  user_id?: UserId
  /**
   * https at Smile ID; the emulator accepts http, with a warning. Ignored by /sync.
   */
  callback_url?: string
  /**
   * Such as 044; for ID types such as BANK_ACCOUNT.
   */
  bank_code?: string
  operator?: string
  partner_params?: PartnerParamsSent
  metadata?: Metadata
  /**
   * Asks for a result, as in v2.
   */
  sandbox_result?: string | number
  [k: string]: unknown
}
/**
 * What the person agreed to.
 */
export interface Consent {
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
 * The partner's own; returned in callbacks.
 */
export interface PartnerParamsSent {
  [k: string]: string | number | boolean | null
}
