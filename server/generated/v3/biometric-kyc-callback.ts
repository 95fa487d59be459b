// Made from schemas/v3/biometric-kyc-callback.schema.json by `npm run generate`. Do not edit.

/**
 * How much of a risk the person is; null on error and while the job is processed.
 */
export type Antifraud = {
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
export type Text = string | null
export type DeviceSignals = null
/**
 * What the authority has on file; null unless the job is clear or needs attention.
 */
export type BiometricFields = {
  country: Text
  id_type: Text
  id_number: Text
  first_name: Text
  last_name: Text
  full_name: Text
  other_names: Text
  date_of_birth: Text
  gender: Text
  issuance_date: Text
  expiration_date: Text
  address: Text
  photo_url: Link
  document_link: Link
} | null
/**
 * A signed link, for some minutes.
 */
export type Link = string | null
/**
 * Also in the header Job-ID, which is the reliable one.
 */
export type JobId = string
/**
 * A signed link to a PDF, for some minutes; null on error and while the job is processed.
 */
export type KycReceipt = string | null
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
/**
 * The partner's own, or user_ and a TypeID.
 */
export type UserIdReported = string

/**
 * What Smile ID posts to callback_url about a Biometric KYC, with its proof in the headers Response-Signature and Response-Timestamp.
 */
export interface V3BiometricKycCallback {
  antifraud: Antifraud
  /**
   * When the result was found; absent while the job is processed.
   */
  completed_at?: string
  consent: ConsentRecord
  /**
   * When the job was accepted.
   */
  created_at: string
  device_signals: DeviceSignals
  id_fields: BiometricFields
  image_links: FaceLinks
  job_id: JobId
  kyc_receipt: KycReceipt
  message: string
  partner_params: PartnerParamsReported
  product: 'biometric_kyc'
  reason: Reason
  status: Verdict
  user_id: UserIdReported
  user_provided_info: UserProvidedInfo
}
/**
 * A record of the consent.
 */
export interface ConsentRecord {
  schema_version: 'ISO27560-v1'
  granted: boolean
  granted_at: Text
  notice_language: Text
  notice_privacy_policy_url: Text
}
/**
 * A signed link to the selfie, for some minutes.
 */
export interface FaceLinks {
  selfie_image: Link
}
/**
 * What was sent as partner_params, with the ids.
 */
export interface PartnerParamsReported {
  job_id: string
  user_id: string
  [k: string]: unknown
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
