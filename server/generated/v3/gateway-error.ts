// Made from schemas/v3/gateway-error.schema.json by `npm run generate`. Do not edit.

/**
 * A request that the gateway refused, before any endpoint saw it.
 */
export interface V3GatewayError {
  job_id: null
  message: string
  status: 'unauthorized' | 'payload_too_large' | 'integration_failure'
  user_id: null
}
