// Made from schemas/v1/services-response.schema.json by `npm run generate`. Do not edit.

/**
 * What Smile ID offers: ID types with what each requires, bank codes, and what its hosted pages show.
 */
export interface V1ServicesResponse {
  /**
   * By country and ID type: the fields that are required.
   */
  id_types: {
    [k: string]: {
      [k: string]: string[]
    }
  }
  bank_codes: {
    name: string
    code: string
  }[]
  hosted_web: {
    basic_kyc: V1HostedCountries
    biometric_kyc: V1HostedCountries
    enhanced_kyc: V1HostedCountries
    doc_verification: V1HostedCountries
    ekyc_smartselfie: V1HostedCountries
    enhanced_document_verification: V1HostedCountries
  }
}
/**
 * By country: its name, and its ID types for a form.
 */
export interface V1HostedCountries {
  [k: string]: {
    name: string
    id_types: {
      [k: string]: {
        label: string
        required_fields: string[]
        test_data: string | null
        id_number_regex: string | null
      }
    }
  }
}
