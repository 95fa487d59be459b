// Made from schemas/v3/replay-response.schema.json by `npm run generate`. Do not edit.

/**
 * The callback of a job is sent again, with a new signature.
 */
export interface V3ReplayResponse {
  /**
   * A TypeID with the prefix job_.
   */
  job_id: string
  message: 'Callback replay queued successfully.'
  status: 'accepted'
  /**
   * The one in the job's partner_params.
   */
  user_id: string
}
