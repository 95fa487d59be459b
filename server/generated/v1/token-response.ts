// Made from schemas/v1/token-response.schema.json by `npm run generate`. Do not edit.

/**
 * A web token: a JWT that /v1/upload and /v1/async_id_verification take in place of a signature.
 */
export interface V1TokenResponse {
  success: true
  token: string
}
