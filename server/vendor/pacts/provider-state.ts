import type { Job } from '../../core/jobs/job.ts'
import type { Instant } from '../../core/time.ts'
import type { Partner } from '../../core/users/partner.ts'
import type { People } from '../../people/people.ts'
import type { ArrangingParts } from '../../service/jobs/arrange-job.ts'
import type { ReadParams, StateParam } from './state-params.ts'

/** What a provider state is brought about with. */
export interface StateWorld {
  readonly arranging: ArrangingParts
  readonly people: People
  readonly partner: Partner
  readonly seed: string
  readonly now: Instant
  /** The partner's, when the call began. */
  readonly epoch: number
  /** A `job_id` that nobody has used. */
  readonly freshJobId: string
}

/** What a state gives back: pacts generate members from it by name, as in `fromProviderState('${signature}')`. */
export type StateValues = Readonly<Record<string, string | number>>

/** Something that a pact takes for granted about Smile ID, and how it is brought about. */
export interface ProviderState<World extends StateWorld = StateWorld> {
  readonly name: string
  readonly summary: string
  readonly params: Readonly<Record<string, StateParam>>
  /** What it gives back besides those of every state. */
  readonly values: readonly string[]
  bringAbout(params: ReadParams, world: World): Promise<Brought> | Brought
}

/** What became of a state: values, and the job that it put in place. */
export interface Brought {
  readonly values: StateValues
  readonly job?: Job
}
