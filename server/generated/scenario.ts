// Made from schemas/scenario.schema.json by `npm run generate`. Do not edit.

/**
 * One scenario: when it is chosen, and what Smile ID answers and when.
 */
export type ScenarioFile = {
  [k: string]: unknown
} & {
  /**
   * How to ask for it.
   */
  name: string
  /**
   * One sentence.
   */
  summary: string
  /**
   * A scenario that this one extends: it takes over everything that it does not define itself, except name, summary, match and sandbox_result.
   */
  extends?: string
  /**
   * The vendor's partner_params.sandbox_result that selects this scenario.
   */
  sandbox_result?: string
  /**
   * When the scenario is chosen without being named. In a list, any entry is enough; within one, all must hold. The scenario with the most conditions wins.
   */
  match?: Match | Match[]
  /**
   * The fault of the answer to the submission. With error or status it is refused, and no job exists. With after it begins later, with times or until it ends; before and afterwards, the stages apply.
   */
  respond?: {
    /**
     * The vendor's own refusal, by name or with its exact wording.
     */
    error?:
      | (
          | 'system_error'
          | 'no_enrolled_user'
          | 'already_enrolled'
          | 'user_disabled'
          | 'user_deleted'
          | 'must_re_enroll'
          | 'no_photo_on_file'
          | 'not_authorized'
          | 'insufficient_balance'
          | 'product_not_enabled'
          | 'id_type_not_enabled'
          | 'production_not_enabled'
          | 'sdk_not_allowed'
          | 'caller_not_allowed'
          | 'user_not_allowed'
          | 'callback_not_allowed'
          | 'rate_limited'
          | 'authority_timeout'
          | 'authority_unavailable'
        )
      | Refusal
    /**
     * The status that the gateway in front of the vendor answers instead: 429, 500, 502, 503, 504 or another.
     */
    status?: number
    latency?: Duration
    /**
     * reset: the connection is reset instead of an answer. cut: it is cut off half-way. drip: it arrives slowly, in small pieces. malformed: its JSON is cut off, although the transfer is complete.
     */
    broken?: 'reset' | 'cut' | 'drip' | 'malformed'
    /**
     * How many submissions come before it and are answered as usual, counted for each user, or as of says.
     */
    after?: number
    /**
     * Whose submissions after, times and until count. user: each user's, unless said otherwise. id_number: those of each ID number, whoever sends them; a submission without one, such as v1's upload before its package, is answered as usual.
     */
    of?: 'user' | 'id_number'
    /**
     * How many submissions of a user, or as of says, get it; the next is as usual, and then the count starts again.
     */
    times?: number
    until?: Duration1
  }
  /**
   * The fault of the upload link, or of the answer to the PUT. A fresh link (retry) has none.
   */
  upload?: {
    /**
     * expired: at once. forbidden: S3 denies access.
     */
    link?: 'expired' | 'forbidden'
    /**
     * What S3 answers: 403, 500, 503 or another.
     */
    status?: number
    latency?: Duration2
    /**
     * reset: the connection is reset instead of an answer. cut: it is cut off half-way. drip: it arrives slowly, in small pieces. malformed: its JSON is cut off, although the transfer is complete.
     */
    broken?: 'reset' | 'cut' | 'drip' | 'malformed'
  }
  /**
   * The fault of job_status, and in v3 of GET /v3/status and of the news about whom monitoring found.
   */
  job_status?: {
    /**
     * The vendor's own refusal, by name or with its exact wording.
     */
    error?:
      ('system_error' | 'not_authorized' | 'caller_not_allowed' | 'provider_failed' | 'provider_unavailable') | Refusal
    /**
     * The status that the gateway in front of the vendor answers instead: 429, 500, 502, 503, 504 or another.
     */
    status?: number
    latency?: Duration3
    /**
     * reset: the connection is reset instead of an answer. cut: it is cut off half-way. drip: it arrives slowly, in small pieces. malformed: its JSON is cut off, although the transfer is complete.
     */
    broken?: 'reset' | 'cut' | 'drip' | 'malformed'
    /**
     * forged: made with another key. none: absent. stale: valid, but a day old. other_partner: valid for another partner.
     */
    signature?: 'forged' | 'none' | 'stale' | 'other_partner'
    lag?: Duration4
    until?: Duration5
  }
  /**
   * Verdicts in order of time, each counted from the submission.
   *
   * @minItems 1
   */
  stages?: Stage[]
}
/**
 * By which API it was submitted: v1 or v3. It makes the match no more specific.
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
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A predicate that must not hold.
 */
export type Predicate1 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * The product, by name: smart_selfie_authentication is job type 2.
 */
export type Predicate2 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * The user that the job is about.
 */
export type Predicate3 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * The partner's own id of the job.
 */
export type Predicate4 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate5 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate6 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate7 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate8 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate9 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate10 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate11 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate12 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate13 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate14 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate15 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A plain value means equals; all members must hold.
 */
export type Predicate16 =
  | (string | number | boolean)
  | {
      /**
       * One of these.
       *
       * @minItems 1
       */
      in?: (string | number | boolean)[]
      /**
       * A regular expression in RE2 syntax, which has neither lookaround nor backreferences; it matches anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * How long the answer takes.
 */
export type Duration = string
/**
 * How long it lasts, counted from the first submission of the user, or as of says, that got it.
 */
export type Duration1 = string
/**
 * How long the answer takes.
 */
export type Duration2 = string
/**
 * How long the answer takes.
 */
export type Duration3 = string
/**
 * How much later than their callbacks results are shown.
 */
export type Duration4 = string
/**
 * How long it lasts, counted from the submission.
 */
export type Duration5 = string
/**
 * When the verdict is available, counted from the submission.
 */
export type Duration6 = string
/**
 * The job's outcome.
 */
export type Outcome =
  | 'approved'
  | 'rejected'
  | 'provisional'
  | 'spoof_suspected'
  | 'spoof_confirmed'
  | 'no_face'
  | 'poor_quality'
  | 'internal_error'
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
  | 'document_copied'
  | 'document_unclassified'
  | 'adverse_media'
  | 'under_age'
  | 'account_locked'
  | 'already_enrolled'
  | 'medium_risk'
  | 'high_risk'
  | 'address_outdated'
  | 'name_mismatch'
  | 'no_address'
  | 'suspects_found'
  | 'no_suspects'
  | 'secure_unavailable'
  | 'zip_corrupt'
  | 'data_invalid'
/**
 * A member of a result, by its name on the wire. timestamp, signature and sec_key are its proof, SmileJobID and PartnerParams identify its job, and the stage's code and text set ResultCode and ResultText.
 */
export type Member = string
/**
 * A member of a result of v3, by its name on the wire. job_id, user_id and partner_params identify its job, and the stage's own members set status and message.
 */
export type V3Member = string
/**
 * After the stage's own moment.
 */
export type Duration7 = string
/**
 * The time between one of several and the next; without it they come at once.
 */
export type Duration8 = string
/**
 * With signature: the body reports this result instead of the true one, complete, as worded for the product. Smile ID never sends it, but a forger does. The scenario is skipped for products that do not have this outcome.
 */
export type Outcome1 =
  | 'approved'
  | 'rejected'
  | 'provisional'
  | 'spoof_suspected'
  | 'spoof_confirmed'
  | 'no_face'
  | 'poor_quality'
  | 'internal_error'
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
  | 'document_copied'
  | 'document_unclassified'
  | 'adverse_media'
  | 'under_age'
  | 'account_locked'
  | 'already_enrolled'
  | 'medium_risk'
  | 'high_risk'
  | 'address_outdated'
  | 'name_mismatch'
  | 'no_address'
  | 'suspects_found'
  | 'no_suspects'
  | 'secure_unavailable'
  | 'zip_corrupt'
  | 'data_invalid'

/**
 * What a submission must meet, all of it.
 */
export interface Match {
  api?: Predicate
  product?: Predicate2
  user_id?: Predicate3
  job_id?: Predicate4
  /**
   * A predicate for each key.
   */
  partner_params?: {
    [k: string]: Predicate5
  }
  /**
   * A predicate for each member of the identity asked about: country, id_type, id_number, last_name, …
   */
  id_info?: {
    [k: string]: Predicate5
  }
  /**
   * A predicate for each fact about the made-up person behind the ID number: first_name, last_name, gender, date_of_birth, … Known once the package has come, or of a lookup.
   */
  person?: {
    first_name?: Predicate6
    middle_name?: Predicate7
    last_name?: Predicate8
    full_name?: Predicate9
    gender?: Predicate10
    date_of_birth?: Predicate11
  }
  /**
   * How many pictures of a kind were really sent, and the SHA-256 of the selfie (hex). Known once the package has come.
   */
  images?: {
    selfie?: Predicate12
    id_front?: Predicate13
    id_back?: Predicate14
    liveness?: Predicate15
    selfie_sha256?: Predicate16
  }
}
/**
 * A refusal by its code, for one without a name here: { code: '2428', text: Wallet balance is insufficient }.
 */
export interface Refusal {
  /**
   * Four digits, in quotes: 22xx at the upload, 23xx at job_status, 24xx at the lookups. v3 has none, and goes by text and status alone.
   */
  code: string
  /**
   * The body's error; in v3, the body's message.
   */
  text: string
  /**
   * The HTTP status; 400 by default.
   */
  status?: number
}
/**
 * One step of a scenario: after, outcome and by define a verdict; when, alone and last, defines how the scenario ends without one.
 */
export interface Stage {
  after?: Duration6
  /**
   * reviewed: waits for a decision, made through the control API or the dashboard. never: nothing more happens.
   */
  when?: 'reviewed' | 'never'
  outcome?: Outcome
  /**
   * The machine, a human reviewer, Smile Secure, which has its own callback, or ongoing monitoring, which may find somebody after the first result.
   */
  by?: 'machine' | 'human' | 'smile_secure' | 'monitor'
  /**
   * Replaces the usual ResultCode.
   */
  code?: string
  /**
   * Replaces the usual ResultText.
   */
  text?: string
  /**
   * Replaces, or extends, the usual Actions.
   */
  actions?: {
    [k: string]: string
  }
  /**
   * Replaces the usual ConfidenceValue.
   */
  confidence?: string
  /**
   * With suspects_found: the user ids in whom Smile Secure sees the same person.
   *
   * @minItems 1
   */
  suspects?: string[]
  /**
   * Members of the result on the wire, in job_status, callback and answer: each replaces the one of its name, or is added. null is sent as null. Such messages are not checked against the emulator's exact schemas.
   */
  members?: {
    [k: string]: unknown
  }
  /**
   * Members of the result that are left out.
   *
   * @minItems 1
   */
  without?: Member[]
  v1?: V1Words
  v3?: V3Words
  callback?: CallbackFault
}
/**
 * The result in v1's words. It wins over the same members outside.
 */
export interface V1Words {
  /**
   * Replaces the usual ResultCode.
   */
  code?: string
  /**
   * Replaces the usual ResultText.
   */
  text?: string
  /**
   * Replaces, or extends, the usual Actions.
   */
  actions?: {
    [k: string]: string
  }
  /**
   * Replaces the usual ConfidenceValue.
   */
  confidence?: string
  /**
   * Members of the result on the wire, in job_status, callback and answer: each replaces the one of its name, or is added. null is sent as null. Such messages are not checked against the emulator's exact schemas.
   */
  members?: {
    [k: string]: unknown
  }
  /**
   * Members of the result that are left out.
   *
   * @minItems 1
   */
  without?: Member[]
}
/**
 * The result in v3's words.
 */
export interface V3Words {
  /**
   * Replaces the usual status; the reason is then null, unless it is given too.
   */
  status?: 'clear' | 'block' | 'attention' | 'error'
  /**
   * Replaces the usual reason. For an undocumented one, use members instead.
   */
  reason?:
    | null
    | 'document_expired'
    | 'document_copied'
    | 'document_unclassified'
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
  /**
   * Replaces the usual message.
   */
  message?: string
  /**
   * Members of the result on the wire, in callback and answer: each replaces the one of its name, or is added. null is sent as null. Such messages are not checked against the emulator's exact schemas.
   */
  members?: {
    [k: string]: unknown
  }
  /**
   * Members of the result that are left out.
   *
   * @minItems 1
   */
  without?: V3Member[]
}
/**
 * The fault of its callback.
 */
export interface CallbackFault {
  /**
   * It is never sent.
   */
  lost?: boolean
  delay?: Duration7
  /**
   * How often it is sent.
   */
  times?: number
  every?: Duration8
  /**
   * forged: made with another key. none: absent. stale: valid, but a day old. other_partner: valid for another partner.
   */
  signature?: 'forged' | 'none' | 'stale' | 'other_partner'
  claims?: Outcome1
  /**
   * unknown: undocumented members are added. missing: every optional member is left out.
   */
  fields?: 'unknown' | 'missing'
  /**
   * The minimum size of the body, such as 1.4MB; less than 10MB.
   */
  size?: string
}
