// Made from schemas/v2/authorize-url-response.schema.json by `npm run generate`. Do not edit.

/**
 * Where to sign in, and the state by which the callback page says how it ended.
 */
export interface V2AuthorizeUrlResponse {
  authorize_url: string
  state: string
  /**
   * Seconds.
   */
  expires_in: number
}
