// Made from schemas/v1/products-config-request.schema.json by `npm run generate`. Do not edit.

/**
 * Asks what a partner may ask about: POST /v1/products_config and /v1/valid_documents.
 */
export interface V1ProductsConfigRequest {
  partner_id: string | number
  /**
   * The literal text that was signed.
   */
  timestamp?: string | number
  signature?: string
  /**
   * A web token instead of a signature.
   */
  token?: string
  partner_params?: {} | null
  [k: string]: unknown
}
