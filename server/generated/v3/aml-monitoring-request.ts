// Made from schemas/v3/aml-monitoring-request.schema.json by `npm run generate`. Do not edit.

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
 * Screens a name against watchlists, now and from then on: the parts of POST /v3/aml/monitoring, those of JSON parsed, or instead of them what is bound to the token.
 */
export interface V3AmlMonitoringRequest {
  /**
   * Two letters each, as one part of JSON: repeated parts are refused.
   *
   * @minItems 1
   */
  countries: string[]
  /**
   * Who is screened; not needed with search_existing_user.
   */
  full_name?: string
  /**
   * Four digits, from 1000 to this year.
   */
  birth_year?: string | null
  /**
   * Whether names must match exactly; true by default. Always repeated in the result.
   */
  strict_match?: boolean
  /**
   * Other names, as one part of JSON.
   *
   * @maxItems 20
   */
  aliases?: string[]
  /**
   * Takes name and birth year from an earlier job of the user, who is on file. Needs user_id; full_name may be left out.
   */
  search_existing_user?: boolean
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
