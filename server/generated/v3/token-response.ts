// Made from schemas/v3/token-response.schema.json by `npm run generate`. Do not edit.

/**
 * A token for the SmileID-Token header: a JWT that lives 15 minutes.
 */
export interface V3TokenResponse {
  token: string
}
