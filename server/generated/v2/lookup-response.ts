// Made from schemas/v2/lookup-response.schema.json by `npm run generate`. Do not edit.

/**
 * The result of POST /v2/verify or /v2/verify-phone-number, in the form of a callback of v1.
 */
export interface V2LookupResponse {
  /**
   * The checks and their results.
   */
  Actions: {
    [k: string]:
      | 'Passed'
      | 'Completed'
      | 'Approved'
      | 'Verified'
      | 'Provisionally Approved'
      | 'Returned'
      | 'Not Returned'
      | 'Failed'
      | 'Rejected'
      | 'Under Review'
      | 'Unable To Determine'
      | 'Not Applicable'
      | 'Not Verified'
      | 'Not Done'
      | 'Issuer Unavailable'
      | 'ID Authority Photo Not Available'
      | 'Sent to Human Review'
      | 'Listed'
      | 'Not Listed'
      | 'Exact Match'
      | 'Partial Match'
      | 'No Match'
      | 'Not Provided'
  }
  JSONVersion: '1.0.0'
  /**
   * A string, not a boolean. False while a human reviewer may still say otherwise.
   */
  IsFinalResult: 'true' | 'false'
  IsMachineResult: 'true' | 'false'
  /**
   * Everything sent as partner_params, unchanged.
   */
  PartnerParams: {
    user_id: string | number
    job_id: string | number
    job_type?: number | string
    [k: string]: unknown
  }
  /**
   * Read it together with the job type: a code means different things for different products.
   */
  ResultCode: string
  ResultText: string
  /**
   * SAIA for the machine's results on faces, DIVA for a human's; else the product's kind.
   */
  ResultType:
    | 'SAIA'
    | 'DIVA'
    | 'ID Verification'
    | 'Document Verification'
    | 'Business Verification'
    | 'AML Check'
    | 'Address Verification'
  SmileJobID: string
  Source: string
  Country?: string
  IDType?: string
  IDNumber?: string
  PhoneNumber?: string
  /**
   * ISO 8601 with milliseconds and Z, which every official SDK can read.
   */
  timestamp: string
  /**
   * Made like the partner's own, with the partner's key, over this timestamp; in that form for a job that was opened with sec_key.
   */
  signature: string
}
