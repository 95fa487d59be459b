// Made from schemas/v3/sync-failure.schema.json by `npm run generate`. Do not edit.

/**
 * What POST /v3/enhanced_kyc/sync answers with 500: the endpoint's own words, with the header SmileID-Job-ID, or the gateway's, with ids that are null.
 */
export interface V3SyncFailure {
  job_id?: null
  message: string
  status: 'Internal Server Error' | 'integration_failure'
  user_id?: null
}
