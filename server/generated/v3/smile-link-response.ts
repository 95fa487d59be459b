// Made from schemas/v3/smile-link-response.schema.json by `npm run generate`. Do not edit.

/**
 * A link that was made.
 */
export interface V3SmileLinkResponse {
  /**
   * Leads to the page behind it.
   */
  link: string
  message: 'Smile Link created'
  ref_id: string
  /**
   * Null for a link for many; user_ and a TypeID where a link for one person named nobody.
   */
  user_id: string | null
}
