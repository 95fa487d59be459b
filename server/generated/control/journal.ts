// Made from schemas/control/journal.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/journal, oldest first: each exchange with the vendor's endpoints, secrets removed, and large bodies cut.
 */
export interface Journal {
  exchanges: {
    /**
     * ISO 8601.
     */
    at: string
    partner_id?: string
    /**
     * The partner's own id of its job.
     */
    job_id?: string
    method: string
    /**
     * The path after normalisation.
     */
    path: string
    /**
     * The path as the client sent it, if it differs: /upload for /v1/upload.
     */
    sent_path?: string
    status: number
    latency_ms?: number
    request?: unknown
    response?: unknown
    hint?: string
    /**
     * The warnings of this request; in strict mode, why it was refused.
     */
    warnings?: {
      id: string
      /**
       * What was seen.
       */
      message: string
      /**
       * What to change.
       */
      cure: string
    }[]
  }[]
}
