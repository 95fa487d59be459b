// Made from schemas/v3/status-response.schema.json by `npm run generate`. Do not edit.

/**
 * The status of a job: GET /v3/status/{jobId}. The result itself comes only by callback.
 */
export type V3StatusResponse = {
  /**
   * When this was answered.
   */
  created_at: string
  /**
   * A TypeID with the prefix job_.
   */
  job_id: string
  message: 'Job completed' | 'Job is still processing' | 'Job not found'
  status: 'clear' | 'block' | 'attention' | 'error' | 'processing' | 'not_found'
  /**
   * unknown with not_found.
   */
  user_id: string
}
