// Made from schemas/control/advance-request.schema.json by `npm run generate`. Do not edit.

/**
 * Moves a virtual clock, the emulator's or a partner's: POST /__emulator/clock/advance. Answers after everything due was delivered.
 */
export interface AdvanceRequest {
  /**
   * A number and a unit: 250ms, 30s, 15m, 2h, 1d.
   */
  by: string
  /**
   * The partner whose clock is meant; the emulator's own when absent.
   */
  partner_id?: string
}
