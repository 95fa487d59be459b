// Made from schemas/control/callbacks.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/callbacks, oldest first; under wait or after, in the order in which they ended.
 */
export interface CallbackList {
  callbacks: Callback[]
  /**
   * Why a wait found nothing, and what would help.
   */
  hint?: string
}
export interface Callback {
  id: string
  partner_id: string
  smile_job_id: string
  job_id: string
  url: string
  state: 'owed' | 'delivered' | 'given_up' | 'refused' | 'cancelled' | 'lost'
  /**
   * The result that it reports.
   */
  result: {
    code: string
    text: string
    final: boolean
  }
  /**
   * When the next attempt is due; absent when none is.
   */
  due_at?: string
  attempts: {
    /**
     * ISO 8601.
     */
    at: string
    status?: number
    latency_ms: number
    /**
     * The first bytes.
     */
    answer?: string
    problem?: string
  }[]
  /**
   * The injected fault, in words.
   */
  fault?: string
  replay_of?: string
}
