// Made from schemas/control/expectation.schema.json by `npm run generate`. Do not edit.

/**
 * What came of an expectation: the answer to POST /__emulator/expect.
 */
export interface Expectation {
  /**
   * Whether as many came as were expected.
   */
  met: boolean
  /**
   * Those that match, oldest first; as GET /__emulator/journal lists them. None when it is not met.
   */
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
  /**
   * When it is not met: what was expected, how often it came, and what did come, closest first.
   */
  problem?: string
}
