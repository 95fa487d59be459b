// Made from schemas/v3/address-request.schema.json by `npm run generate`. Do not edit.

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
/**
 * https at Smile ID; the emulator accepts http, with a warning.
 */
export type CallbackUrl = string
export type Metadata = {
  name: string
  value: string
  [k: string]: unknown
}[]

/**
 * Checks whether a person lives at an address: the parts of POST /v3/address, those of JSON parsed, or instead of them what is bound to the token.
 */
export interface V3AddressRequest {
  /**
   * Where the person lives.
   */
  address: string
  country: 'NG' | 'ZA'
  /**
   * Needed in ZA.
   */
  id_number?: string
  /**
   * Needed in NG, with its provider and type.
   */
  utility_number?: string
  /**
   * A code, such as IKEDC.
   */
  utility_provider?: string
  utility_type?: 'PrePaid' | 'PostPaid'
  user_details: UserDetails
  consent: Consent
  user_id?: UserId
  callback_url?: CallbackUrl
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
