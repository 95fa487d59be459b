// Made from schemas/control/inbox.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/inbox, oldest first: callbacks that were kept instead of being posted, or as well.
 */
export interface Inbox {
  messages: {
    /**
     * As GET /__emulator/callbacks lists it.
     */
    delivery_id: string
    partner_id: string
    smile_job_id: string
    job_id: string
    /**
     * ISO 8601.
     */
    at: string
    /**
     * Its address; inbox: and the partner's id when none was given.
     */
    url: string
    headers: {
      [k: string]: string
    }
    /**
     * The body exactly as it is posted.
     */
    text: string
    /**
     * The same, parsed.
     */
    body: {
      [k: string]: unknown
    }
  }[]
  /**
   * Why it is empty.
   */
  hint?: string
}
