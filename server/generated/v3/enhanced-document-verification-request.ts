// Made from schemas/v3/enhanced-document-verification-request.schema.json by `npm run generate`. Do not edit.

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
 * The front of the document, or the page of the passport with the person's data: JPEG or PNG.
 */
export type Document = string
/**
 * The back of the document, if it has one: JPEG or PNG.
 */
export type DocumentBack = string
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
 * Verifies a document and that its holder is there, and looks its number up with the ID authority: the parts of POST /v3/enhanced_document_verification, those of JSON parsed, or instead of them what is bound to the token.
 */
export interface V3EnhancedDocumentVerificationRequest {
  /**
   * Two letters.
   */
  country: string
  id_type: string
  selfie_image: SelfieImage
  liveness_images: LivenessImages
  document: Document
  document_back?: DocumentBack
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
