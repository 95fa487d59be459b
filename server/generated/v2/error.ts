// Made from schemas/v2/error.schema.json by `npm run generate`. Do not edit.

/**
 * A request was refused. The explanation is in the Smile-Emulator-Hint header.
 */
export interface V2Error {
  error: string
  code: string
  /**
   * Of lookups.
   */
  success?: false
}
