// Made from schemas/control/reset-request.schema.json by `npm run generate`. Do not edit.

/**
 * Forgets jobs, users, queues, journal and inbox: POST /__emulator/reset.
 */
export interface ResetRequest {
  /**
   * Only this partner's; all partners' when absent.
   */
  partner_id?: string
}
