// Made from schemas/control/pact-message-request.schema.json by `npm run generate`. Do not edit.

/**
 * What Pact's verifiers send to get a message: POST /__emulator/pact/messages.
 */
export interface PactMessageRequest {
  /**
   * The interaction's; the message depends only on its states.
   */
  description?: string
  /**
   * The interaction's states; one of them is "a job".
   */
  providerStates?: {
    name: string
    params?: {
      [k: string]: unknown
    }
    [k: string]: unknown
  }[]
  /**
   * The request of a synchronous message; ignored.
   */
  request?: {
    [k: string]: unknown
  }
  /**
   * Ignored.
   */
  metadata?: {
    [k: string]: unknown
  }
  /**
   * Ignored.
   */
  content?: {
    [k: string]: unknown
  }
}
