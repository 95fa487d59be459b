// Made from schemas/scenario.schema.json by `npm run generate`. Do not edit.

/**
 * One story: when it is told, and what Smile ID says and when.
 */
export type ScenarioFile = {
  /**
   * What it is asked for by.
   */
  name: string
  /**
   * One sentence.
   */
  summary: string
  /**
   * The vendor's partner_params.sandbox_result that asks for this story.
   */
  sandbox_result?: string
  /**
   * When the story is told without being asked for by name. In a list, any one will do; within one, all must hold. The scenario with the most conditions wins.
   */
  match?: Match | Match[]
  /**
   * The submission itself is refused, and no job exists.
   */
  respond?: {
    error:
      | 'system_error'
      | 'no_enrolled_user'
      | 'already_enrolled'
      | 'user_disabled'
      | 'user_deleted'
      | 'must_re_enroll'
      | 'no_photo_on_file'
      | 'not_authorized'
  }
  /**
   * Verdicts in order of time, each counted from the submission.
   *
   * @minItems 1
   */
  stages?: Stage[]
} & {
  [k: string]: unknown
}
/**
 * A bare value means equals; the members are joined by and.
 */
export type Predicate =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression, anywhere in the text.
       */
      matches?: string
      exists?: boolean
      not?: Predicate
    }
/**
 * A number and a unit: 250ms, 1s, 15m, 2h, 1d.
 */
export type Duration = string

export interface Match {
  product?: Predicate
  user_id?: Predicate
  job_id?: Predicate
  /**
   * A predicate for each key.
   */
  partner_params?: {
    [k: string]: Predicate
  }
  /**
   * A predicate for each member of the identity asked about: country, id_type, id_number, last_name, …
   */
  id_info?: {
    [k: string]: Predicate
  }
}
export interface Stage {
  after?: Duration
  /**
   * Waits for a decision, made through the control API or the dashboard.
   */
  when?: 'reviewed'
  outcome?:
    | 'approved'
    | 'rejected'
    | 'provisional'
    | 'spoof_suspected'
    | 'spoof_confirmed'
    | 'no_face'
    | 'poor_quality'
    | 'id_not_found'
    | 'id_invalid'
    | 'issuer_unavailable'
    | 'product_inactive'
    | 'exact_match'
    | 'partial_match'
    | 'no_match'
    | 'not_found'
    | 'document_unverified'
    | 'document_unusable'
    | 'document_unsupported'
    | 'document_expired'
    | 'adverse_media'
    | 'suspects_found'
    | 'no_suspects'
    | 'secure_unavailable'
    | 'zip_corrupt'
    | 'data_invalid'
  /**
   * The machine, a human reviewer, or Smile Secure, which has a callback of its own.
   */
  by?: 'machine' | 'human' | 'smile_secure'
  /**
   * Instead of the catalogue's ResultCode.
   */
  code?: string
  /**
   * Instead of the catalogue's ResultText.
   */
  text?: string
  /**
   * Instead of, or beside, the catalogue's Actions.
   */
  actions?: {
    [k: string]: string
  }
  /**
   * Instead of the catalogue's ConfidenceValue.
   */
  confidence?: string
  /**
   * With suspects_found: the user ids in whom Smile Secure sees the same person.
   *
   * @minItems 1
   */
  suspects?: string[]
}
