import type { Job } from '../../core/jobs/job.ts'
import type { Instant } from '../../core/time.ts'
import type { Partner } from '../../core/users/partner.ts'
import type { People } from '../../people/people.ts'
import type { ArrangingParts } from '../../service/jobs/arrange-job.ts'
import type { LinkParts } from '../../service/links/smile-links.ts'
import type { ReadParams, StateParam } from './state-params.ts'

/** What setting up a provider state needs. */
export interface StateWorld {
  readonly arranging: ArrangingParts
  readonly links: LinkParts
  readonly people: People
  readonly partner: Partner
  readonly seed: string
  readonly now: Instant
  /** The partner's, when the call began. */
  readonly epoch: number
  /** An unused `job_id`. */
  readonly freshJobId: string
}

/** The values that a state returns: pacts generate members from them by name, as in `fromProviderState('${signature}')`. */
export type StateValues = Readonly<Record<string, string | number>>

/** Something that a pact assumes about Smile ID, and how to set it up. */
export interface ProviderState<World extends StateWorld = StateWorld> {
  readonly name: string
  readonly summary: string
  readonly params: Readonly<Record<string, StateParam>>
  /** The values that it returns besides those of every state. */
  readonly values: readonly string[]
  bringAbout(params: ReadParams, world: World): Promise<Brought> | Brought
}

/** The result of setting up a state: values, and the job that it created. */
export interface Brought {
  readonly values: StateValues
  readonly job?: Job
}
