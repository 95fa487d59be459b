// Made from schemas/control/partners.schema.json by `npm run generate`. Do not edit.

/**
 * The partners served: those from the start, then the temporary ones. GET /__emulator/partners. Keys are never shown.
 */
export interface Partners {
  partners: {
    partner_id: string
    /**
     * While the emulator ran; DELETE /__emulator/partners/{partner_id} forgets it.
     */
    minted: boolean
    callback_url?: string
    clock: {
      kind: 'system' | 'virtual'
      /**
       * ISO 8601.
       */
      now: string
      /**
       * Whether nobody else lives by it.
       */
      own: boolean
    }
  }[]
}
