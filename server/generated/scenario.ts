// Made from schemas/scenario.schema.json by `npm run generate`. Do not edit.

/**
 * One story: when it is told, and what Smile ID says and when.
 */
export type ScenarioFile = {
  [k: string]: unknown
} & {
  /**
   * What it is asked for by.
   */
  name: string
  /**
   * One sentence.
   */
  summary: string
  /**
   * A scenario whose story this one takes: everything it does not say itself but name, summary, match and sandbox_result.
   */
  extends?: string
  /**
   * The vendor's partner_params.sandbox_result that asks for this story.
   */
  sandbox_result?: string
  /**
   * When the story is told without being asked for by name. In a list, any one will do; within one, all must hold. The scenario with the most conditions wins.
   */
  match?: Match | Match[]
  /**
   * What goes wrong with the answer to the submission. With error or status it is refused, and no job exists. With times or until it ends, and then the stages are told.
   */
  respond?: {
    /**
     * The vendor's own refusal, by name or in the very words that go out.
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
     * What stands before the vendor answers in its place: 429, 500, 502, 503, 504 or another.
     */
    status?: number
    latency?: Duration
    /**
     * reset: the connection is reset in place of an answer. cut: it is cut off half-way. drip: it comes in small pieces, slowly. malformed: its JSON is cut off, though the transfer is complete.
     */
    broken?: 'reset' | 'cut' | 'drip' | 'malformed'
    /**
     * So many submissions of a user are answered so; the next is as usual, and then it begins anew.
     */
    times?: number
    until?: Duration1
  }
  /**
   * What goes wrong with the upload link, or with the answer to the PUT. A fresh link (retry) is as usual.
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
     * reset: the connection is reset in place of an answer. cut: it is cut off half-way. drip: it comes in small pieces, slowly. malformed: its JSON is cut off, though the transfer is complete.
     */
    broken?: 'reset' | 'cut' | 'drip' | 'malformed'
  }
  /**
   * What goes wrong with job_status.
   */
  job_status?: {
    /**
     * The vendor's own refusal, by name or in the very words that go out.
     */
    error?: ('system_error' | 'not_authorized' | 'caller_not_allowed') | Refusal
    /**
     * What stands before the vendor answers in its place: 429, 500, 502, 503, 504 or another.
     */
    status?: number
    latency?: Duration3
    /**
     * reset: the connection is reset in place of an answer. cut: it is cut off half-way. drip: it comes in small pieces, slowly. malformed: its JSON is cut off, though the transfer is complete.
     */
    broken?: 'reset' | 'cut' | 'drip' | 'malformed'
    /**
     * forged: made with another key. none: left out. stale: right, and a day old. other_partner: right for another partner.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * What was asked for, by name: smart_selfie_authentication is job type 2.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * The partner's own name of the job.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
       */
      matches?: string
      /**
       * true: it was sent, whatever it is. false: it was not.
       */
      exists?: boolean
      not?: Predicate1
    }
/**
 * A bare value means equals; the members are joined by and.
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
       * A regular expression in the syntax of RE2, which has neither looking around nor backreferences, anywhere in the text. Text of more than 10,000 characters does not match.
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
 * Likewise, for so long; counted from the first submission of the user that was answered so.
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
 * Results show so much later than the callbacks tell them.
 */
export type Duration4 = string
/**
 * From then on all is well; counted from the submission.
 */
export type Duration5 = string
/**
 * When the verdict is there, counted from the submission.
 */
export type Duration6 = string
/**
 * What the job comes to.
 */
export type Outcome =
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
  | 'under_age'
  | 'medium_risk'
  | 'suspects_found'
  | 'no_suspects'
  | 'secure_unavailable'
  | 'zip_corrupt'
  | 'data_invalid'
/**
 * A member of a result, by its name on the wire. timestamp, signature and sec_key prove what is told, SmileJobID and PartnerParams name its job, and of ResultCode and ResultText the stage's code and text speak.
 */
export type Member = string
/**
 * A member of a result of v3, by its name on the wire. job_id, user_id and partner_params name its job, and of status and message the stage's own speak.
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
 * With signature: the body tells this result in place of the true one, whole, as it would be worded about the product. Smile ID never sends it; who forges a callback does. Stories about products that nobody says it about are passed over.
 */
export type Outcome1 =
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
  | 'under_age'
  | 'medium_risk'
  | 'suspects_found'
  | 'no_suspects'
  | 'secure_unavailable'
  | 'zip_corrupt'
  | 'data_invalid'

/**
 * What has to hold of a submission, all of it.
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
 * A refusal by its code, for what has no name here: { code: '2428', text: Wallet balance is insufficient }.
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
   * The HTTP status; 400 unless something else is said.
   */
  status?: number
}
/**
 * One step of a story: after, outcome and by say a verdict; when, alone and last, says how the story ends without one.
 */
export interface Stage {
  after?: Duration6
  /**
   * reviewed: waits for a decision, made through the control API or the dashboard. never: nothing more happens.
   */
  when?: 'reviewed' | 'never'
  outcome?: Outcome
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
  /**
   * Members of the result on the wire, in job_status, callback and answer: each takes the place of the one of its name, or is added. null is sent as null. The emulator's own schemas do not hold for what is told so.
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
 * The result in v1's words. Where both say something, this counts and not what stands beside it.
 */
export interface V1Words {
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
   * Members of the result on the wire, in job_status, callback and answer: each takes the place of the one of its name, or is added. null is sent as null. The emulator's own schemas do not hold for what is told so.
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
   * Instead of the catalogue's status; the reason is null then, unless it is said too.
   */
  status?: 'clear' | 'block' | 'attention' | 'error'
  /**
   * Instead of the catalogue's reason. One that nobody documents is said by members, in place of this.
   */
  reason?:
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
  /**
   * Instead of the catalogue's message.
   */
  message?: string
  /**
   * Members of the result on the wire, in callback and answer: each takes the place of the one of its name, or is added. null is sent as null. The emulator's own schemas do not hold for what is told so.
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
 * What goes wrong with the callback that tells it.
 */
export interface CallbackFault {
  /**
   * It is never sent.
   */
  lost?: boolean
  delay?: Duration7
  /**
   * It is sent so often.
   */
  times?: number
  every?: Duration8
  /**
   * forged: made with another key. none: left out. stale: right, and a day old. other_partner: right for another partner.
   */
  signature?: 'forged' | 'none' | 'stale' | 'other_partner'
  claims?: Outcome1
  /**
   * unknown: members that nobody documents are added. missing: every member that clients must not need is left out.
   */
  fields?: 'unknown' | 'missing'
  /**
   * The body has at least so much, such as 1.4MB; less than 10MB.
   */
  size?: string
}
