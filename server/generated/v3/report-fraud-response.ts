// Made from schemas/v3/report-fraud-response.schema.json by `npm run generate`. Do not edit.

/**
 * A report of fraud was accepted.
 */
export interface V3ReportFraudResponse {
  message: 'Fraud report accepted'
  status: 'accepted'
  user_id: string
}
