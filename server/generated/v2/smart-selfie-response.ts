// Made from schemas/v2/smart-selfie-response.schema.json by `npm run generate`. Do not edit.

/**
 * The result of a selfie, answered at once: ten members, and text throughout. After pending, a callback or POST /v1/job_status says what a human decided.
 */
export interface V2SmartSelfieResponse {
  /**
   * A result code, as v1's.
   */
  code: string
  created_at: string
  /**
   * The partner's own name of the job, or a made one where the request had none.
   */
  job_id: string
  job_type: 'smart_selfie_enrollment' | 'smart_selfie_authentication' | 'smart_selfie_compare'
  /**
   * The text of the code.
   */
  message: string
  partner_id: string
  /**
   * What was sent, as texts, and job_id, user_id and job_type in any case.
   */
  partner_params: {
    job_id: string
    user_id: string
    job_type: string
    [k: string]: string
  }
  status: 'approved' | 'pending' | 'rejected'
  updated_at: string
  user_id: string
}
