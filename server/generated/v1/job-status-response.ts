// Made from schemas/v1/job-status-response.schema.json by `npm run generate`. Do not edit.

/**
 * The status of a job. Complete means that there is a result, not that it is final.
 */
export interface V1JobStatusResponse {
  /**
   * ISO 8601 with milliseconds and Z, which every official SDK can read.
   */
  timestamp: string
  /**
   * Made like the partner's own, with the partner's key, over this timestamp; in that form for a request with sec_key.
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
   * The newest result. The text No zip file received before the package, and absent between package and verdict.
   */
  result?: V1Result | 'No zip file received'
  /**
   * Every result so far, newest first.
   */
  history?: V1Result[]
  /**
   * Signed links of some 15 minutes, to each picture that was sent, or an error.
   */
  image_links?: {
    selfie_image?: string
    id_card_image?: string
    id_card_back?: string
    error?: string
  }
  /**
   * A signed link to a PDF, where personal information was returned.
   */
  kyc_receipt?: string
  /**
   * A signed link to a PDF, of a business that was found.
   */
  kyb_receipt?: string
}
export interface V1Result {
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
  success?: boolean
  /**
   * What the registry has; country is a name, such as Nigeria. Empty when it has nothing.
   */
  company_information?: {
    legal_name?: string
    registration_number?: string
    country?: string
    address?: string
    registration_date?: string
    status?: string
    company_type?: string
    search_number?: string
    authorized_shared_capital?: string
    industry?: string
    tax_id?: string
    phone?: string
    state?: string
    email?: string
  }
  /**
   * Absent after TAX_INFORMATION, as all lists are.
   */
  fiduciaries?: {
    name: string
    fiduciary_type: string
    address: string
    registration_number: string
    status: string
  }[]
  /**
   * Its owners.
   */
  beneficial_owners?: {
    shareholdings: string
    address: string
    gender: string
    nationality: string
    registration_number: string
    name: string
    shareholder_type: string
    phone_number: string
  }[]
  proprietors?: {}[]
  /**
   * Its directors.
   */
  directors?: {
    name: string
    address: string
    phone_number: string
    shareholdings: string
    id_number: string
    occupation: string
    gender: string
    nationality: string
    id_type: string
    date_of_birth: string
  }[]
  documents?: {
    search_certificate?: string
  }
  /**
   * Signed links of some 15 minutes, to each picture that was sent.
   */
  ImageLinks?: {
    selfie_image?: string
    id_card_image?: string
    id_card_back?: string
  }
  /**
   * A signed link to a PDF, where personal information was returned.
   */
  KYCReceipt?: string
  /**
   * A signed link to a PDF, of a business that was found.
   */
  kyb_receipt?: string
  /**
   * What Smile Secure has found about the job so far.
   */
  Antifraud?: {
    SuspectUsers: {
      user_id: string
      reason: string
    }[]
  }
}
