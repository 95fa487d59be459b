// Made from schemas/control/count.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/journal/count: how many exchanges the filters leave.
 */
export interface Count {
  count: number
}
