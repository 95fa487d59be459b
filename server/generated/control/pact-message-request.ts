// Made from schemas/control/pact-message-request.schema.json by `npm run generate`. Do not edit.

/**
 * What Pact's verifiers send to have a message: POST /__emulator/pact/messages.
 */
export interface PactMessageRequest {
  /**
   * The interaction's; what is said follows from its states alone.
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
   * What a synchronous message is asked by; not looked at.
   */
  request?: {
    [k: string]: unknown
  }
  /**
   * Not looked at.
   */
  metadata?: {
    [k: string]: unknown
  }
  /**
   * Not looked at.
   */
  content?: {
    [k: string]: unknown
  }
}
