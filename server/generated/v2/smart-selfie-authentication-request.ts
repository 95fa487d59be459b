// Made from schemas/v2/smart-selfie-authentication-request.schema.json by `npm run generate`. Do not edit.

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
 * The parts of POST /v2/smart-selfie-authentication, those of JSON parsed. A picture is a file; where a request is judged, its SHA-256 stands for it.
 */
export interface V2SmartSelfieAuthenticationRequest {
  selfie_image: Picture
  liveness_images: LivenessImages
  user_id: UserId
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
