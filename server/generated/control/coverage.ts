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
    situations: {
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
