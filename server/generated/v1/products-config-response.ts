// Made from schemas/v1/products-config-response.schema.json by `npm run generate`. Do not edit.

/**
 * The ID types that a partner may ask about, by product and country, and those for which the holder must agree.
 */
export interface V1ProductsConfigResponse {
  /**
   * Codes of ID types, by country.
   */
  consentRequired: {
    [k: string]: string[]
  }
  idSelection: {
    /**
     * Codes of ID types, by country.
     */
    basic_kyc: {
      [k: string]: string[]
    }
    /**
     * Codes of ID types, by country.
     */
    biometric_kyc: {
      [k: string]: string[]
    }
    /**
     * Codes of ID types, by country.
     */
    enhanced_kyc: {
      [k: string]: string[]
    }
    /**
     * Codes of ID types, by country.
     */
    doc_verification: {
      [k: string]: string[]
    }
    /**
     * Codes of ID types, by country.
     */
    enhanced_document_verification: {
      [k: string]: string[]
    }
  }
}
