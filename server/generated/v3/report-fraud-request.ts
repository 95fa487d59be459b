// Made from schemas/v3/report-fraud-request.schema.json by `npm run generate`. Do not edit.

/**
 * Reports a user as fraud, or takes that back: the parts of POST /v3/users/{user_id}/report_fraud.
 */
export interface V3ReportFraudRequest {
  /**
   * false takes back what was reported.
   */
  is_fraud: boolean
  /**
   * Needed when is_fraud is true, and ignored when it is false.
   */
  reason?:
    | 'FIRST_PARTY_FRAUD'
    | 'SECOND_PARTY_FRAUD'
    | 'THIRD_PARTY_FRAUD'
    | 'SYNTHETIC_IDENTITY'
    | 'ACCOUNT_TAKEOVER'
    | 'DOCUMENT_FORGERY'
    | 'IDENTITY_FARMING'
    | 'MULE_ACCOUNT'
    | 'OTHER'
  /**
   * Needed when is_fraud is false, and when reason is OTHER. Not kept.
   */
  notes?: string
  /**
   * Who reports it.
   */
  reported_by: string
  [k: string]: unknown
}
