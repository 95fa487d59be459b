// Made from schemas/v3/id-status-response.schema.json by `npm run generate`. Do not edit.

/**
 * How an ID authority has answered of late.
 */
export interface V3IdStatusResponse {
  last_checked: string
  last_check_status: 'success' | 'failure'
  last_hour_success_rate: string
  last_known_status: 'online' | 'offline'
  last_check_success_rate: string
}
