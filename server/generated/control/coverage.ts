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
   * From each older generation of the API to the newest, where clients speak both: what they met through the old and not yet through the new.
   */
  migrations: {
    from: string
    to: string
    /**
     * Met through the old, and not yet through the new.
     */
    missing: {
      /**
       * Of the old.
       */
      met: {
        /**
         * The title of its group.
         */
        group: string
        id: string
        title: string
      }
      /**
       * What shows the same in the new.
       */
      next: {
        /**
         * The title of its group.
         */
        group: string
        id: string
        title: string
        /**
         * How a test can meet it.
         */
        cure: string
      }
    }[]
    /**
     * Met through the old; the new has nothing that shows the same.
     */
    without: {
      /**
       * The title of its group.
       */
      group: string
      id: string
      title: string
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
