// Made from schemas/v3/error.schema.json by `npm run generate`. Do not edit.

/**
 * A request was refused. The explanation is in the Smile-Emulator-Hint header.
 */
export interface V3Error {
  message: string
  /**
   * The name of the HTTP status.
   */
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
}
