import { countedScenarios } from '../../core/decisions/count-choice.ts'
import type { SubmissionSettings } from '../../core/decisions/submission-settings.ts'
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
  /** What would be warned about is refused instead, and nothing of it is kept. */
  readonly strict: boolean
}

/** When a call began, and in which epoch of its partner. */
export interface Begun {
  readonly now: Instant
  readonly epoch: number
}

/** How submissions of a partner are decided. */
export function settingsFor(
  { scenarios, partners, strict }: SubmissionParts,
  { partnerId, generation }: Pick<JobRequest, 'partnerId' | 'generation'>,
): SubmissionSettings {
  return {
    catalogue: scenarios.catalogue(generation),
    strict,
    seed: partners.seedOf(partnerId),
    callbackUrl: partners.find(partnerId)?.callbackUrl,
  }
}

interface ChoiceKeys {
  readonly nextQueued: Key<'nextQueued'>
  readonly streaks: Key<'streaks'>
}

/** The keys of what the choice of a scenario depends on. */
export function choiceKeys({ catalogue }: SubmissionSettings, userId: string): ChoiceKeys {
  return {
    nextQueued: { fact: 'nextQueued', names: catalogue.scenarios.map(({ name }) => name) },
    streaks: { fact: 'streaks', userId, scenarios: countedScenarios(catalogue) },
  }
}
