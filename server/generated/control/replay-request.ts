// Made from schemas/control/replay-request.schema.json by `npm run generate`. Do not edit.

/**
 * How a callback is sent again: POST /__emulator/callbacks/{id}/replay. As it should be unless a fault is named.
 */
export interface ReplayRequest {
  /**
   * What is wrong with it: signed with another key, signed a day ago, not signed at all, or sent two times.
   */
  fault?: 'forged' | 'stale' | 'unsigned' | 'twice'
}
