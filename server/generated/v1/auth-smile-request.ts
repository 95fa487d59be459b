// Made from schemas/v1/auth-smile-request.schema.json by `npm run generate`. Do not edit.

/**
 * A device without an API key asks for a signature: POST /v1/auth_smile.
 */
export interface V1AuthSmileRequest {
  partner_id: string | number
  auth_token: string
  job_type: number | string
  enrollment?: boolean | null
  country?: string | null
  id_type?: string | null
  job_id?: string | null
  user_id?: string | null
  update_enrolled_image?: boolean | null
  /**
   * Whether a signature is wanted.
   */
  signature?: boolean | null
  production?: boolean | null
  [k: string]: unknown
}
