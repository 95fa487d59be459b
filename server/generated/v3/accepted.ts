// Made from schemas/v3/accepted.schema.json by `npm run generate`. Do not edit.

/**
 * A job was accepted; its result comes by callback.
 */
export interface V3Accepted {
  /**
   * When the job was accepted.
   */
  created_at: string
  /**
   * A TypeID with the prefix job_.
   */
  job_id: string
  message: 'Request accepted and queued for processing.'
  status: 'accepted'
  /**
   * The partner's own, or user_ and a TypeID.
   */
  user_id: string
}
