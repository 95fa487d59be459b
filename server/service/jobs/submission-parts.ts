import { streakKeys } from '../../core/decisions/count-choice.ts'
import type { SubmissionSettings } from '../../core/decisions/judge-request.ts'
import { type IdsOf, idsBy, type NamingOf } from '../../core/jobs/ids.ts'
import type { JobRequest } from '../../core/jobs/submission.ts'
import type { Instant } from '../../core/time.ts'
import type { Key } from '../../store/keys.ts'
import type { Store } from '../../store/store.ts'
import type { Partners } from '../partners/partners.ts'
import type { Scenarios } from '../scenarios/scenarios.ts'
import type { Retention } from './retention.ts'

/** What taking submissions works with. */
export interface SubmissionParts {
  readonly store: Store
  readonly scenarios: Pick<Scenarios, 'catalogue'>
  readonly partners: Partners
  readonly retention: Retention
  readonly namingOf: NamingOf
  /** What would be warned about is refused instead, and nothing of it is kept. */
  readonly strict: boolean
}

/** When a call began, and in which epoch of its partner. */
export interface Begun {
  readonly now: Instant
  readonly epoch: number
}

/** By whom a submission is made, and by which generation of the API. */
export type Submitted = Pick<JobRequest, 'partnerId' | 'generation'>

/** How submissions of a partner are decided. */
export function settingsFor(parts: SubmissionParts, { partnerId, generation }: Submitted): SubmissionSettings {
  const { scenarios, partners, strict } = parts
  return {
    catalogue: scenarios.catalogue(generation),
    strict,
    idsOf: idsFor(parts, { partnerId, generation }),
    callbackUrl: partners.find(partnerId)?.callbackUrl,
    configured: partners.configured(partnerId),
  }
}

/** How a partner's submissions are named that come by that generation. */
export function idsFor(
  { namingOf, partners }: { readonly namingOf: NamingOf; readonly partners: Pick<Partners, 'seedOf'> },
  { partnerId, generation }: Submitted,
): IdsOf {
  return idsBy(namingOf(generation), { partnerId, seed: partners.seedOf(partnerId) })
}

/** The key of the partner's next queued scenario. */
export function nextQueuedKey({ catalogue }: SubmissionSettings): Key<'nextQueued'> {
  return { fact: 'nextQueued', names: catalogue.names }
}

/** The key of the streaks that a submission may continue. */
export function streaksKey(
  { catalogue }: SubmissionSettings,
  submitted: Pick<JobRequest, 'userId' | 'idInfo'>,
): Key<'streaks'> {
  return { fact: 'streaks', keys: streakKeys(catalogue, submitted) }
}
