// Made from schemas/v1/id-verification-response.schema.json by `npm run generate`. Do not edit.

/**
 * What the authority has on file, signed.
 */
export interface V1IdVerificationResponse {
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
  }
  JSONVersion?: '1.0.0'
  /**
   * A string, not a boolean. False while a human reviewer may still say otherwise.
   */
  IsFinalResult?: 'true' | 'false'
  IsMachineResult?: 'true' | 'false'
  /**
   * Everything sent as partner_params, unchanged.
   */
  PartnerParams: {
    user_id: string | number
    job_id: string | number
    job_type: number | string
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
  ResultType: 'SAIA' | 'DIVA' | 'ID Verification' | 'Document Verification' | 'Business Verification'
  SmileJobID: string
  Source?: string
  /**
   * ISO 8601 with milliseconds and Z, which every official SDK can read. For a request with sec_key, epoch milliseconds.
   */
  timestamp: string | number
  /**
   * Made like the partner's own, with the partner's key, over this timestamp; in that form for a request with sec_key.
   */
  signature: string
  /**
   * The signature under its old name, for a request with sec_key.
   */
  sec_key?: string
  Country?: string
  IDType?: string
  IDNumber?: string
  FullName?: string
  FirstName?: string
  LastName?: string
  OtherName?: string
  /**
   * YYYY-MM-DD
   */
  DOB?: string
  Gender?: 'M' | 'F' | ''
  Address?: string
  PhoneNumber?: string
  PhoneNumber2?: string
  IssuanceDate?: string
  ExpirationDate?: string
  /**
   * A second number on the document.
   */
  SecondaryIDNumber?: string
  /**
   * base64; a made-up picture.
   */
  Photo?: string
  /**
   * base64; a made-up picture.
   */
  Document?: string
  /**
   * The authority's answer, in its own words; made up.
   */
  FullData?: {}
  IDNumberPreviouslyRegistered?: boolean
  UserIDsOfPreviousRegistrants?: string[]
  /**
   * A signed link to a PDF, where personal information was returned.
   */
  KYCReceipt?: string
}
