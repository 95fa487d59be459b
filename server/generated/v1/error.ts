// Made from schemas/v1/error.schema.json by `npm run generate`. Do not edit.

/**
 * A request was refused. The explanation is in the Smile-Emulator-Hint header.
 */
export interface V1Error {
  error: string
  code: string
  /**
   * With 2413, and with every refusal of an address.
   */
  success?: false
}
