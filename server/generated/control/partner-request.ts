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
  /**
   * What its account is set up for. What is not said is allowed.
   */
  settings?: {
    /**
     * The domains that a callback_url may have; each allows the names below it.
     */
    callback_domains?: string[]
    /**
     * The products that are enabled.
     */
    products?: string[]
    /**
     * The ID types that are enabled: each a country, for all of its ID types, or one of them.
     */
    id_types?: string[]
    /**
     * How many more submissions are paid for. Each that is taken costs one.
     */
    balance?: number
    /**
     * Whether the account may be used for production. When false, submissions are refused.
     */
    production?: boolean
    /**
     * From which addresses the account may be used: addresses, or ranges.
     */
    allowed_ips?: string[]
    /**
     * The earliest version of an SDK that is taken. Who says no version is not refused.
     */
    minimum_sdk?: string
    /**
     * Whether a submission with pictures must have 6 to 8 liveness pictures, or may have any number.
     */
    liveness?: 'required' | 'optional'
  }
}
