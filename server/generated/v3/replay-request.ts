// Made from schemas/v3/replay-request.schema.json by `npm run generate`. Do not edit.

/**
 * Where the callback goes once more: the parts of POST /v3/replay/{job_id}. Without a body, where it went before.
 */
export interface V3ReplayRequest {
  /**
   * https at Smile ID; the emulator takes http, with a warning.
   */
  callback_url?: string
  [k: string]: unknown
}
