// Made from schemas/control/clock.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/clock.
 */
export interface Clock {
  kind: 'system' | 'virtual'
  /**
   * ISO 8601.
   */
  now: string
}
