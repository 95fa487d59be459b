// Made from schemas/v2/smart-selfie-compare-request.schema.json by `npm run generate`. Do not edit.

/**
 * JPEG.
 */
export type Picture = string
/**
 * One part of this name for each picture, JPEG. Fewer than 6 and more than 8 are warned about.
 *
 * @minItems 1
 */
export type LivenessImages = string[]
/**
 * Enrols a user anew who is on file; false by default.
 */
export type AllowNewEnroll = boolean
export type UserId = string
/**
 * Where results are posted, besides the answer.
 */
export type CallbackUrl = string
/**
 * Asks for a result: 0, 1, 2, or a result code such as 840.
 */
export type SandboxResult = number
/**
 * What an app says of the device.
 */
export type Metadata = {
  name: string
  value?: unknown
  [k: string]: unknown
}[]

/**
 * The parts of POST /v2/smart-selfie-compare, those of JSON parsed. A picture is a file; where a request is judged, its SHA-256 stands for it.
 */
export interface V2SmartSelfieCompareRequest {
  selfie_image: Picture
  liveness_images: LivenessImages
  comparison_image: Picture
  /**
   * What the picture to compare with is.
   */
  comparison_image_type?: 'PORTRAIT' | 'ID_CARD'
  allow_new_enroll?: AllowNewEnroll
  user_id?: UserId
  partner_params?: PartnerParams
  callback_url?: CallbackUrl
  sandbox_result?: SandboxResult
  failure_reason?: FailureReason
  metadata?: Metadata
  [k: string]: unknown
}
/**
 * The partner's own, and job_id and user_id as the partner calls them; returned in the answer as texts, and in callbacks as they came.
 */
export interface PartnerParams {
  job_id?: string | number
  user_id?: string | number
  job_type?: string | number
  [k: string]: string | number | boolean | null | undefined
}
/**
 * Why an app could not check that a living person is there.
 */
export interface FailureReason {
  mobile_active_liveness_timed_out?: boolean
  [k: string]: unknown
}
