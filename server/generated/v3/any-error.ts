// Made from schemas/v3/any-error.schema.json by `npm run generate`. Do not edit.

/**
 * A refusal where both may come under one HTTP status: the endpoint's own words, or the gateway's, with ids that are null.
 */
export interface V3AnyError {
  job_id?: null
  message: string
  status:
    | 'Bad Request'
    | 'Unauthorized'
    | 'Payment Required'
    | 'Forbidden'
    | 'Not Found'
    | 'Request Timeout'
    | 'Conflict'
    | 'Content Too Large'
    | 'Unsupported Media Type'
    | 'Failed Dependency'
    | 'Too Many Requests'
    | 'Internal Server Error'
    | 'Not Implemented'
    | 'Bad Gateway'
    | 'Service Unavailable'
    | 'unauthorized'
    | 'payload_too_large'
    | 'integration_failure'
  user_id?: null
}
