// Made from schemas/v1/valid-documents-response.schema.json by `npm run generate`. Do not edit.

/**
 * Documents whose pictures can be verified, by country.
 */
export interface V1ValidDocumentsResponse {
  valid_documents: {
    country: {
      code: string
      continent: string
      name: string
    }
    id_types: {
      code: string
      example: string[]
      has_back: boolean
      name: string
    }[]
  }[]
}
