import type { PactFile } from '../server/pact/pact-file.ts'

/** The pacts of one generation of the API. Another generation is a folder here and a line in `kits.ts`. */
export interface ContractKit {
  /** Of each client: what it asks, and what it is answered. */
  clientPacts(): Promise<readonly PactFile[]>
  /** Smile ID as the consumer: what a partner's endpoint must take, and what it must refuse. */
  callbackPact(): PactFile
  /** What a partner's handler receives, as messages: for who tests the function without the endpoint around it. */
  messagePact(): PactFile
}
