// Made from schemas/control/coverage.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/coverage: how much of what Smile ID can do a client's tests have met. Only situations of the products and endpoints that were used count.
 */
export interface Coverage {
  /**
   * Of what is possible, rounded down; 0 when nothing was used.
   */
  percent: number
  met: number
  possible: number
  groups: {
    title: string
    /**
     * The generation of the API in which they are met, such as v3.
     */
    generation: string
    situations: {
      /**
       * That of a generation other than v1 begins with its name, unless it is a call: v3/callback/twice.
       */
      id: string
      /**
       * Its name for people.
       */
      title: string
      /**
       * How a test can meet it; `next NAME` is a scenario to queue.
       */
      cure: string
      /**
       * What it shows, under names that all generations share: two do the same where both show one of them.
       */
      shows: string[]
      /**
       * How often it was met.
       */
      times: number
    }[]
  }[]
  /**
   * Warnings of requests, the most frequent first.
   */
  warnings: {
    id: string
    times: number
    /**
     * What to change.
     */
    cure: string
  }[]
}
