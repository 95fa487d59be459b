// Made from schemas/control/advance-request.schema.json by `npm run generate`. Do not edit.

/**
 * Moves the virtual clock: POST /__emulator/clock/advance. Answers after everything due was delivered.
 */
export interface AdvanceRequest {
  /**
   * A number and a unit: 250ms, 30s, 15m, 2h, 1d.
   */
  by: string
}
