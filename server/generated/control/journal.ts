// Made from schemas/control/journal.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/journal, oldest first: each exchange with the vendor's endpoints, secrets removed.
 */
export interface Journal {
  exchanges: {
    /**
     * ISO 8601.
     */
    at: string
    partner_id?: string
    method: string
    path: string
    status: number
    latency_ms?: number
    request?: unknown
    response?: unknown
    hint?: string
  }[]
}
