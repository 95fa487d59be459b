import type { Instant } from '../../core/time.ts'
import type { Partner } from '../../core/users/partner.ts'
import type { JobList } from '../../generated/control/jobs.ts'
import type { Journal } from '../../generated/control/journal.ts'
import type { HttpInteraction } from './interaction.ts'
import type { ProviderState, StateValues } from './provider-state.ts'
import type { ReadParams, StateParam } from './state-params.ts'

/** An exchange as the control API lists it. */
export type ListedExchange = Journal['exchanges'][number]

/** A job as the control API lists it. */
export type ListedJob = JobList['jobs'][number]

/** What every provider state takes and returns, so that a request can be signed. */
export interface StateProof {
  readonly params: Readonly<Record<string, StateParam>>
  /** Names of the values that it returns. */
  readonly values: readonly string[]
  sign(partner: Partner, params: ReadParams, at: Instant): StateValues
}

/** What a generation brings for pacts: its additions to what all pacts have, and how its messages are checked. */
export interface GenerationPacts {
  readonly proof: StateProof
  /** Provider states of its own. */
  readonly states: readonly ProviderState[]
  /** The schema of a callback, by its body. */
  callbackSchema(body: unknown): string
  /** The known values of members of its results, by name. */
  knownWords(): Readonly<Record<string, readonly string[]>>
  /**
   * An exchange as anybody may see it, with what must hold for the same answer; undefined for what no pact can say.
   * @param jobs those that the emulator has, with the exchange's own among them.
   */
  interactionOf(exchange: ListedExchange, jobs: readonly ListedJob[]): HttpInteraction | undefined
}
