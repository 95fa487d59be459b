// Made from schemas/control/count.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/journal/count: how many exchanges the filters leave.
 */
export interface Count {
  count: number
  /**
   * How many older exchanges are not kept any more, with filters or without: when it is not 0, the count may be too low.
   */
  gone: number
}
