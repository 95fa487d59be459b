// Made from schemas/control/partner-request.schema.json by `npm run generate`. Do not edit.

/**
 * Makes a temporary partner: POST /__emulator/partners.
 */
export interface PartnerRequest {
  /**
   * Its id; made up when absent. Letters, digits and underscores.
   */
  partner_id?: string
  /**
   * Its API key, made up when absent. Not a real one.
   */
  api_key?: string
  /**
   * Where its callbacks go when a submission names no callback_url.
   */
  callback_url?: string
  /**
   * Everything made up for it follows from this: the same seed gives the same partner, with the same future. When absent, it follows from the emulator's seed, and from partner_id or the number of temporary partners.
   */
  seed?: string | number
  /**
   * own: its own virtual clock, which stands still until it is advanced. shared: the emulator's. The default is own if the emulator's clock is virtual, else shared.
   */
  clock?: 'own' | 'shared'
  /**
   * Whether its callbacks are posted, kept in its inbox instead, or both. The default is both, or collect if the emulator collects.
   */
  callbacks?: 'post' | 'collect' | 'both'
}
