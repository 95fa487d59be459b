// Made from schemas/v1/upload-request.schema.json by `npm run generate`. Do not edit.

/**
 * Opens an upload: POST /v1/upload. Liberal where official SDKs differ.
 */
export interface V1UploadRequest {
  /**
   * The partner id, leading zeros included.
   */
  smile_client_id: string | number
  /**
   * The literal text that was signed.
   */
  timestamp?: string | number
  /**
   * base64 of HMAC-SHA256 (v1 §2.1).
   */
  signature?: string
  /**
   * Instead of signature, from SDKs from before 2022; served only with --sec-key.
   */
  sec_key?: string
  partner_params: {
    user_id: string | number
    job_id: string | number
    /**
     * The product: 1 Biometric KYC, 2 SmartSelfie Authentication, 4 SmartSelfie Registration, 6 Document Verification, 11 Enhanced Document Verification.
     */
    job_type: number | string
    /**
     * The vendor's own hint: "0" approve, "1" reject, "2" provisional.
     */
    sandbox_result?: string | number
    /**
     * The emulator's own hint: a scenario's name.
     */
    emulator_scenario?: string
    allow_new_enroll?: boolean | string
    [k: string]: unknown
  }
  callback_url?: string | null
  file_name?: string | null
  model_parameters?: {} | string | unknown[] | null
  use_enrolled_image?: boolean | null
  allow_new_enroll?: boolean | string | null
  /**
   * Asks for a fresh link to a job that was opened already.
   */
  retry?: boolean | string | null
  source_sdk?: string | null
  source_sdk_version?: string | null
  metadata?: {}[] | null
  /**
   * A web token instead of timestamp and signature.
   */
  token?: string
  [k: string]: unknown
}
