// Made from schemas/v1/job-status-response.schema.json by `npm run generate`. Do not edit.

/**
 * How a job stands. Complete means that there is a result, not that it is final.
 */
export interface V1JobStatusResponse {
  /**
   * ISO 8601 with milliseconds and Z: what every official SDK can read.
   */
  timestamp: string
  /**
   * Made like the partner's own, with the partner's key, over this timestamp; for a request with sec_key, of that form.
   */
  signature: string
  /**
   * There is a result; it may be provisional.
   */
  job_complete: boolean
  /**
   * The face matched and the user was enrolled or authenticated, if provisionally.
   */
  job_success: boolean
  /**
   * 2302 the job is known, 2314 no package was received yet.
   */
  code: '2302' | '2314'
  /**
   * Text while there is no result: No zip file received, or nothing.
   */
  result: V1Result | ('No zip file received' | '')
  /**
   * Every result so far, newest first.
   */
  history?: V1Result[]
  /**
   * Links to the pictures, or an error.
   */
  image_links?: {
    selfie_image?: string
    error?: string
  }
}
export interface V1Result {
  /**
   * What was checked and what came of it.
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
  }
  /**
   * A decimal number as text; absent when nothing was compared.
   */
  ConfidenceValue?: string
  JSONVersion: '1.0.0'
  /**
   * A string, not a boolean. False while a human reviewer may still say otherwise.
   */
  IsFinalResult: 'true' | 'false'
  IsMachineResult: 'true' | 'false'
  /**
   * Everything sent as partner_params, as it was sent.
   */
  PartnerParams: {
    user_id: string | number
    job_id: string | number
    job_type: number | string
    [k: string]: unknown
  }
  /**
   * To be read together with the job type: one code means different things for different products.
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
  Secondary_ID_Number?: string
  /**
   * base64; a made-up picture.
   */
  Photo?: string
  /**
   * base64; a made-up picture.
   */
  Document?: string
  /**
   * What the authority answered, in its own words; made up.
   */
  FullData?: {}
  IDNumberPreviouslyRegistered?: boolean
  UserIDsOfPreviousRegistrants?: string[]
  success?: boolean
  company_information?: {}
  fiduciaries?: {}[]
  beneficial_owners?: {}[]
  proprietors?: {}[]
  directors?: {}[]
  documents?: {
    search_certificate?: string
  }
}
