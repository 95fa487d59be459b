// Made from schemas/control/queued.schema.json by `npm run generate`. Do not edit.

/**
 * What POST /__emulator/next queued.
 */
export interface Queued {
  partner_id: string
  scenario: string
  times: number
}
