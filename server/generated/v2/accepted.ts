// Made from schemas/v2/accepted.schema.json by `npm run generate`. Do not edit.

/**
 * An asynchronous call was accepted; its result comes by callback.
 */
export interface V2Accepted {
  success: true
}
