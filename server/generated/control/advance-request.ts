// Made from schemas/control/advance-request.schema.json by `npm run generate`. Do not edit.

/**
 * Advances a virtual clock, the emulator's or a partner's: POST /__emulator/clock/advance. Answers when everything due is delivered.
 */
export interface AdvanceRequest {
  /**
   * A number and a unit: 250ms, 30s, 15m, 2h, 1d.
   */
  by: string
  /**
   * The partner of the clock; the emulator's own clock when absent.
   */
  partner_id?: string
}
