// Made from schemas/v3/supported-documents-response.schema.json by `npm run generate`. Do not edit.

/**
 * Documents whose pictures can be verified, by country.
 */
export interface V3SupportedDocumentsResponse {
  valid_documents: {
    country: {
      code: string
      continent: 'AFRICA' | 'ASIA' | 'EUROPE' | 'NORTH AMERICA' | 'OCEANIA' | 'SOUTH AMERICA'
      name: string
    }
    id_types: {
      /**
       * Empty for a document that is not listed.
       */
      code: string
      example: string[]
      has_back: boolean
      name: string
    }[]
  }[]
}
