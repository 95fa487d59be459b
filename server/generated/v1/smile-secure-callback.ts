// Made from schemas/v1/smile-secure-callback.schema.json by `npm run generate`. Do not edit.

/**
 * What Smile Secure posts to callback_url: whether the same face is on file under other users. It comes in addition to the job's own callbacks, and only in scenarios with such a stage.
 */
export interface V1SmileSecureCallback {
  Antifraud: {
    SuspectUsers: {
      user_id: string
      reason: string
    }[]
  }
  /**
   * 5210 none, 5211 some, 5212 an error at the vendor.
   */
  ResultCode: string
  ResultText: string
  /**
   * Everything sent as partner_params, unchanged.
   */
  PartnerParams: {
    user_id: string | number
    job_id: string | number
    job_type: number | string
    [k: string]: unknown
  }
  SmileJobID: string
  /**
   * ISO 8601 with milliseconds and Z, which every official SDK can read.
   */
  timestamp: string
  /**
   * Made like the partner's own, with the partner's key, over this timestamp.
   */
  signature: string
}
