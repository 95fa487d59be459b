// Made from schemas/v3/submitted.schema.json by `npm run generate`. Do not edit.

/**
 * A job was accepted, without the time; its result comes by callback.
 */
export interface V3Submitted {
  /**
   * A TypeID with the prefix job_.
   */
  job_id: string
  message: 'Job submitted successfully'
  status: 'accepted'
  /**
   * The partner's own, or user_ and a TypeID.
   */
  user_id: string
}
