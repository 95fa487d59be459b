// Made from schemas/v3/supported-id-types-response.schema.json by `npm run generate`. Do not edit.

/**
 * The ID types that can be looked up, and what each requires.
 */
export interface V3SupportedIdTypesResponse {
  id_types: {
    /**
     * Of an account at that bank.
     */
    bank_code?: string
    country: string
    label: string
    /**
     * The form of a number.
     */
    regex: string
    /**
     * In v1's words.
     */
    required_fields: string[]
    type: string
  }[]
}
