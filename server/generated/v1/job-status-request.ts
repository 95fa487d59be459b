// Made from schemas/v1/job-status-request.schema.json by `npm run generate`. Do not edit.

/**
 * Asks for the status of a job: POST /v1/job_status.
 */
export interface V1JobStatusRequest {
  partner_id: string | number
  timestamp: string | number
  signature?: string
  /**
   * Instead of signature, from SDKs from before 2022; served only with --sec-key.
   */
  sec_key?: string
  user_id: string | number
  job_id: string | number
  /**
   * Whether to answer links to the pictures.
   */
  image_links?: true | false | 'true' | 'false' | null
  /**
   * Whether to answer every result so far.
   */
  history?: true | false | 'true' | 'false' | null
  source_sdk?: string | null
  source_sdk_version?: string | null
  [k: string]: unknown
}
