// Made from schemas/v1/aml-request.schema.json by `npm run generate`. Do not edit.

/**
 * Screens a name against watchlists: POST /v1/aml.
 */
export interface V1AmlRequest {
  partner_id: string | number
  /**
   * The literal text that was signed.
   */
  timestamp?: string | number
  signature?: string
  user_id: string | number
  job_id: string | number
  /**
   * 10
   */
  job_type?: number | string
  full_name?: string | null
  /**
   * Four digits.
   */
  birth_year?: string | number | null
  /**
   * Known nationalities, two letters each.
   */
  countries?: string[] | null
  aliases?: string[] | null
  /**
   * Take name and year of birth from an earlier job of this user.
   */
  search_existing_user?: boolean | string | null
  /**
   * The SDKs' default is true.
   */
  strict_match?: boolean | null
  /**
   * Returned in PartnerParams.
   */
  optional_info?: {} | null
  partner_params?: {} | null
  source_sdk?: string | null
  source_sdk_version?: string | null
  [k: string]: unknown
}
