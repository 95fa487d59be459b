import type { HttpInteraction, StateUse } from '../../server/vendor/pacts/interaction.ts'
import type { Term } from '../../server/vendor/pacts/term.ts'

/** What every SDK asks, and what it is answered. How it is asked is the SDK's own. */
export interface Exchange {
  readonly description: string
  readonly states: readonly StateUse[]
  /** The operation, as `calls.ts` of the SDKs' wire formats names it, or the call for a token. */
  readonly call: string
  /** With the ids that it is about, where the operation's path has any. */
  readonly path?: string | Term
  /** Parts and query parameters of another value than usual; null for those that are left out. */
  readonly values?: Readonly<Record<string, string | null>>
  readonly response: HttpInteraction['response']
  /** The name of the error that the Python SDK raises. */
  readonly raises?: string
}

/** The call that every other one needs first. */
export const tokenCall = 'token'
