// Made from schemas/v3/services-config-response.schema.json by `npm run generate`. Do not edit.

/**
 * What an app shows before it submits a job: what can be asked about, with which fields, and what the token binds already.
 */
export interface V3ServicesConfigResponse {
  consentRequired: {
    [k: string]: string[]
  }
  fields_to_collect: {}
  /**
   * By product and country, the ID types.
   */
  idSelection: {
    [k: string]: {
      [k: string]: string[]
    }
  }
  /**
   * By product and country, the ID types with the fields to fill in.
   */
  products: {
    [k: string]: {
      [k: string]: {
        key_name: string
        label: string
        fields: {
          field_type: 'text' | 'email' | 'phone'
          key_name: string
          label: string
          placeholder_text: string
          required: boolean
          /**
           * One of those in the group is enough.
           */
          one_of_group?: string
          regex?: string
        }[]
      }[]
    }
  }
  /**
   * What is bound to the token, by name.
   */
  token_provided_fields: string[]
  /**
   * The same with values; of people's data, references.
   */
  token_provided_values: {
    [k: string]: unknown
  }
}
