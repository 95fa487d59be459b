// Made from schemas/v3/replay-request.schema.json by `npm run generate`. Do not edit.

/**
 * Where the callback is sent again: the parts of POST /v3/replay/{job_id}. Without a body, to the same address.
 */
export interface V3ReplayRequest {
  /**
   * https at Smile ID; the emulator accepts http, with a warning.
   */
  callback_url?: string
  [k: string]: unknown
}
