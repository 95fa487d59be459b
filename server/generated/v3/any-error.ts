// Made from schemas/v3/any-error.schema.json by `npm run generate`. Do not edit.

/**
 * A refusal with an HTTP status that both may use: in the endpoint's own form, or in the gateway's, with ids that are null.
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
