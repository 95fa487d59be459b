// Made from schemas/control/temporary-partner.schema.json by `npm run generate`. Do not edit.

/**
 * A temporary partner, with its key: the answer to POST /__emulator/partners.
 */
export interface TemporaryPartner {
  partner_id: string
  api_key: string
  /**
   * Where its callbacks go when a submission names no callback_url; inbox: and its id when they are only kept.
   */
  callback_url?: string
  seed: string
  /**
   * own: its own virtual clock, which stands still until it is advanced. shared: the emulator's.
   */
  clock: 'own' | 'shared'
  /**
   * Whether its callbacks are posted, kept in its inbox instead, or both.
   */
  callbacks: 'post' | 'collect' | 'both'
}
