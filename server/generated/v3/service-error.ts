// Made from schemas/v3/service-error.schema.json by `npm run generate`. Do not edit.

/**
 * A list was refused. The explanation is in the Smile-Emulator-Hint header.
 */
export interface V3ServiceError {
  /**
   * 2413 when the request is at fault, 2401 when Smile ID is.
   */
  code: string
  error: string
}
