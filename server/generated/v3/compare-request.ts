// Made from schemas/v3/compare-request.schema.json by `npm run generate`. Do not edit.

/**
 * JPEG.
 */
export type SelfieImage = string
/**
 * 6 to 8 parts of this name, JPEG.
 *
 * @minItems 6
 * @maxItems 8
 */
export type LivenessImages = string[]
/**
 * Replaces the enrolment of a user who is on file; false by default.
 */
export type AllowNewEnroll = boolean
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
 * Asks for a result: 0, 1, 2, or a result code such as 1220.
 */
export type SandboxResult = number

/**
 * Compares a selfie with another picture of the person. The parts of POST /v3/compare, those of JSON parsed, or instead of them what is bound to the token. A picture is a file; where a request is judged, its SHA-256 stands for it.
 */
export interface V3CompareRequest {
  selfie_image: SelfieImage
  liveness_images?: LivenessImages
  /**
   * What the selfie is compared with: JPEG.
   */
  comparison_image: string
  /**
   * What that picture is.
   */
  comparison_image_type: 'DOCUMENT' | 'ID_PHOTO' | 'PORTRAIT'
  allow_new_enroll?: AllowNewEnroll
  user_details: UserDetails
  consent: Consent
  user_id?: UserId
  callback_url?: CallbackUrl
  partner_params?: PartnerParamsSent
  metadata?: Metadata
  sandbox_result?: SandboxResult
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
