// Made from schemas/v3/aml-callback.schema.json by `npm run generate`. Do not edit.

/**
 * Null when it is clear.
 */
export type Reason =
  | null
  | 'document_expired'
  | 'document_copy_detected'
  | 'age_requirement_not_met'
  | 'medium_risk'
  | 'news_media_match'
  | 'information_outdated'
  | 'high_risk'
  | 'account_locked_fraud'
  | 'face_verification_failed'
  | 'spoof_detected'
  | 'identifier_not_found'
  | 'document_check_failed'
  | 'unsupported_document'
  | 'aml_match_found'
  | 'address_out_of_range'
  | 'name_mismatch'
  | 'no_address_on_record'
  | 'service_unavailable'
  | 'internal_error'
  | 'image_unavailable_or_invalid'
  | 'content_policy_violated'
  | 'document_unclassifiable'
  | 'invalid_id_number'
export type Verdict = 'clear' | 'block' | 'attention' | 'error' | 'processing'
export type Text = string | null

/**
 * What Smile ID posts to callback_url about a one-time AML, with its proof in the headers Response-Signature and Response-Timestamp; and what /v3/aml/sync answers with 200. The ids are in the headers alone.
 */
export interface V3AmlCallback {
  /**
   * Only where the person is a high risk.
   */
  antifraud: {
    fraud_risk_level: 'high'
    fraud_risk_score: number
    fraud_risk_indicator_groups: string[]
  } | null
  /**
   * When the result was found; absent while the job is processed.
   */
  completed_at?: string
  /**
   * Empty.
   */
  consent: {}
  /**
   * When the job was accepted.
   */
  created_at: string
  device_signals: null
  /**
   * A signed link to a PDF, for some minutes; null on error.
   */
  kyc_receipt: string | null
  message: string
  no_of_persons_found: number
  /**
   * What was sent as partner_params, without _sandbox_v3, job_id, job_type and user_id; null when nothing is left. The ids are in the headers alone.
   */
  partner_params: {
    _sandbox_v3?: never
    job_id?: never
    job_type?: never
    user_id?: never
    [k: string]: unknown
  } | null
  /**
   * What the screening found; empty where it found nobody.
   */
  people: V3ScreenedPerson[]
  product: 'one_time_aml'
  reason: Reason
  status: Verdict
  /**
   * As it was sent; true by default.
   */
  strict_match: boolean
  user_provided_info: UserProvidedInfo
}
export interface V3ScreenedPerson {
  name: string
  /**
   * @maxItems 0
   */
  addresses: unknown[]
  /**
   * @maxItems 0
   */
  aliases: unknown[]
  /**
   * @maxItems 0
   */
  associations: unknown[]
  /**
   * @maxItems 0
   */
  dates_of_birth: unknown[]
  /**
   * @maxItems 0
   */
  enforcement_actions: unknown[]
  /**
   * @maxItems 0
   */
  nationalities: unknown[]
  /**
   * Where the person is in the news: how many articles of each category.
   */
  news_summary?: {
    news_category: string
    news_category_label: string
    number_of_articles: number
  }[]
  sanctions: {
    list: string
  }[]
  pep: {
    pep_level: number | null
    political_positions: string[]
    /**
     * @maxItems 0
     */
    sources: unknown[]
  }
}
/**
 * What the request said about the person.
 */
export interface UserProvidedInfo {
  given_names: Text
  last_name: Text
  email: Text
  phone_number: Text
}
