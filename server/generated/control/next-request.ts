// Made from schemas/control/next-request.schema.json by `npm run generate`. Do not edit.

/**
 * Queues a scenario for the next submission(s): POST /__emulator/next.
 */
export interface NextRequest {
  /**
   * A scenario's name; GET /__emulator/scenarios lists them.
   */
  scenario: string
  times?: number
  /**
   * The first partner when absent.
   */
  partner_id?: string
}
