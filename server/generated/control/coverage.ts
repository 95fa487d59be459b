// Made from schemas/control/coverage.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/coverage: how much of what Smile ID can do to a client its tests have met. Counted is what the products and endpoints that were used can bring.
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
       * What a person would call it.
       */
      title: string
      /**
       * How a test meets it; `next NAME` is a scenario to queue.
       */
      cure: string
      /**
       * How often it was met.
       */
      times: number
    }[]
  }[]
  /**
   * What requests were warned about, the most frequent first.
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
