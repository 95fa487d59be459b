// Made from schemas/v1/aml-response.schema.json by `npm run generate`. Do not edit.

/**
 * What the watchlists say, signed.
 */
export interface V1AmlResponse {
  Actions: {
    Listed: 'Listed' | 'Not Listed' | 'Not Done'
    [k: string]: string | 'Listed' | 'Not Listed' | 'Not Done'
  }
  /**
   * Everything sent as partner_params, unchanged.
   */
  PartnerParams: {
    user_id: string | number
    job_id: string | number
    job_type: number | string
    [k: string]: unknown
  }
  SmileJobID: string
  no_of_persons_found: number
  people: V1ListedPerson[]
  ResultCode: string
  ResultText: string
  StrictMatch: boolean
  /**
   * ISO 8601 with milliseconds and Z, which every official SDK can read.
   */
  timestamp: string
  /**
   * Made like the partner's own, with the partner's key, over this timestamp.
   */
  signature: string
}
export interface V1ListedPerson {
  name: string
  aliases: string[]
  nationalities: string[]
  dates_of_birth: string[]
  addresses: string[]
  pep: {
    pep_level: number | null
    political_positions: {
      position: string
      country: string
      from: string
      to: string | null
    }[]
    sources: {
      source_name: string
      source_link: string
    }[]
  }
  sanctions: {
    nationality: string
    date_of_birth: string
    source_details: {
      source_name: string
      source_type: string
      listed_date: string
      source_link: string[]
    }
  }[]
  adverse_media: {
    title: string
    publisher: string
    date_published: string
    source_link: string
  }[]
  associations: {
    name: string
    association_type: string
    relationship: string
  }[]
}
