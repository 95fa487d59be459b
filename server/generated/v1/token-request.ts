// Made from schemas/v1/token-request.schema.json by `npm run generate`. Do not edit.

/**
 * Asks for a web token: POST /v1/token.
 */
export interface V1TokenRequest {
  partner_id: string | number
  timestamp?: string | number
  signature?: string
  /**
   * Instead of signature, from SDKs from before 2022; served only with --sec-key.
   */
  sec_key?: string
  user_id: string | number
  job_id: string | number
  product: string
  callback_url?: string | null
  source_sdk?: string | null
  source_sdk_version?: string | null
  [k: string]: unknown
}
