// Made from schemas/v1/smile-link-response.schema.json by `npm run generate`. Do not edit.

/**
 * The link, under both names that clients read, and its id.
 */
export interface V1SmileLinkResponse {
  link: string
  link_url: string
  ref_id: string
}
