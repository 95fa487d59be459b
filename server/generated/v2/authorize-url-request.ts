// Made from schemas/v2/authorize-url-request.schema.json by `npm run generate`. Do not edit.

/**
 * Asks where a person signs in with an authority: POST /v2/oidc/authorize_url. The web token is in a header.
 */
export interface V2AuthorizeUrlRequest {
  /**
   * Two letters.
   */
  country: string
  [k: string]: unknown
}
