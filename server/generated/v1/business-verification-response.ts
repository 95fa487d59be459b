// Made from schemas/v1/business-verification-response.schema.json by `npm run generate`. Do not edit.

/**
 * What the registry has on file about a business, signed.
 */
export interface V1BusinessVerificationResponse {
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
  Country?: string
  IDType?: string
  IDNumber?: string
  /**
   * A signed link to a PDF, of a business that was found.
   */
  kyb_receipt?: string
}
