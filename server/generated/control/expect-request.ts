// Made from schemas/control/expect-request.schema.json by `npm run generate`. Do not edit.

/**
 * What clients should have asked of the vendor's endpoints: POST /__emulator/expect. Without a filter, anything.
 */
export interface ExpectRequest {
  /**
   * A partner's id.
   */
  partner_id?: string
  /**
   * The partner's own id of a job.
   */
  job_id?: string
  /**
   * The start of a path; or a pattern in which * matches any text.
   */
  path?: string
  method?: string
  /**
   * Such as 400, or a class such as 4xx.
   */
  status?: number | string
  /**
   * The id of a warning of the exchange.
   */
  warning?: string
  /**
   * How often: a number, or bounds. At least once by default.
   */
  times?:
    | number
    | {
        at_least?: number
        at_most?: number
      }
}
