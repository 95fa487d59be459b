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
     * The partner's own name of the job that it is about.
     */
    job_id?: string
    method: string
    /**
     * What the path that was sent stands for.
     */
    path: string
    /**
     * The path as the client wrote it, where that differs: /upload for /v1/upload.
     */
    sent_path?: string
    status: number
    latency_ms?: number
    request?: unknown
    response?: unknown
    hint?: string
    /**
     * What this very request was warned about; in strict mode, what it was refused for.
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
