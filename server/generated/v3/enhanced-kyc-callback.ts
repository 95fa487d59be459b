// Made from schemas/v3/enhanced-kyc-callback.schema.json by `npm run generate`. Do not edit.

/**
 * What Smile ID posts to callback_url about an Enhanced KYC, with its proof in the headers Response-Signature and Response-Timestamp; and what /v3/enhanced_kyc/sync answers with 200.
 */
export interface V3EnhancedKycCallback {
  /**
   * How much of a risk the person is; null on error and while the job is processed.
   */
  antifraud: {
    fraud_risk: {
      risk_level: 'low' | 'medium' | 'high'
      risk_score: number
    }
    /**
     * Whether others have the same number or face.
     */
    smile_secure: {
      status: 'clear' | 'attention' | 'error'
      suspect_users: {
        user_id: string
        reasons: ('same-id-number' | 'same-face')[]
      }[]
    } | null
    summary: {
      fraud_detected: boolean
    }
  } | null
  /**
   * When the result was found; absent while the job is processed.
   */
  completed_at?: string
  /**
   * A record of the consent.
   */
  consent: {
    schema_version: 'ISO27560-v1'
    granted: boolean
    granted_at: string | null
    notice_language: string | null
    notice_privacy_policy_url: string | null
  }
  /**
   * When the job was accepted.
   */
  created_at: string
  device_signals: null
  /**
   * What the authority has on file; null unless the job is clear or needs attention.
   */
  id_fields: {
    country: string | null
    id_type: string | null
    id_number: string | null
    first_name: string | null
    last_name: string | null
    full_name: string | null
    other_names: string | null
    date_of_birth: string | null
    gender: string | null
    issuance_date: string | null
    expiration_date: string | null
    address: string | null
  } | null
  /**
   * Also in the header Job-ID, which is the reliable one.
   */
  job_id: string
  /**
   * A signed link to a PDF, for some minutes; null on error and while the job is processed.
   */
  kyc_receipt: string | null
  message: string
  /**
   * What was sent as partner_params, with the ids.
   */
  partner_params: {
    job_id: string
    user_id: string
    [k: string]: unknown
  }
  product: 'enhanced_kyc'
  /**
   * Null when it is clear.
   */
  reason:
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
  status: 'clear' | 'block' | 'attention' | 'error' | 'processing'
  /**
   * The partner's own, or user_ and a TypeID.
   */
  user_id: string
  /**
   * What the request said about the person.
   */
  user_provided_info: {
    given_names: string | null
    last_name: string | null
    email: string | null
    phone_number: string | null
  }
}
