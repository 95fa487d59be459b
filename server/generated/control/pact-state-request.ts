// Made from schemas/control/pact-state-request.schema.json by `npm run generate`. Do not edit.

/**
 * What Pact's verifiers send before each interaction: POST /__emulator/pact/states.
 */
export interface PactStateRequest {
  /**
   * The state's name; contracts/README.md lists them. Just a partner when there is none.
   */
  state?: string | null
  /**
   * Its parameters.
   */
  params?: {
    [k: string]: unknown
  } | null
  /**
   * teardown forgets the partner's jobs, users and queue; verifiers send it if they are configured to.
   */
  action?: 'setup' | 'teardown'
  consumer?: string
  states?: string[]
}
