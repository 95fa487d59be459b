// Made from schemas/control/inbox.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/inbox, oldest first: callbacks that were kept in place of being posted, or besides.
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
     * Where it would have gone; inbox: and the partner's id when nobody said where to.
     */
    url: string
    headers: {
      [k: string]: string
    }
    /**
     * The body as it is posted, to the letter.
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
