// Made from schemas/control/count.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/journal/count: how many exchanges match the filters.
 */
export interface Count {
  count: number
  /**
   * How many older exchanges are no longer kept, whatever the filters: when it is not 0, the count may be too low.
   */
  gone: number
}
