import { type ArrangedSubmission, decideArrangedJob, decideArrangedUpload } from '../../core/decisions/arrange-job.ts'
import type { Job, JobState } from '../../core/jobs/job.ts'
import type { Upload } from '../../core/jobs/upload.ts'
import type { Store } from '../../store/store.ts'
import type { Partners } from '../partners/partners.ts'
import type { Scenarios } from '../scenarios/scenarios.ts'
import type { Begun } from './submission-parts.ts'

/** What uploads and jobs are put in place with, as if they had been submitted: where a test needs them before it begins. */
export interface ArrangingParts {
  readonly store: Pick<Store, 'decide'>
  readonly partners: Pick<Partners, 'seedOf'>
  readonly scenarios: Pick<Scenarios, 'named' | 'catalogue'>
}

const keys = { serial: { fact: 'serial' } } as const

/** Opens an upload whose package is yet to come. @throws OvertakenError when the partner's epoch ended since the call began. */
export async function arrangeUpload(
  { store, partners }: ArrangingParts,
  submission: ArrangedSubmission,
  { now, epoch }: Begun,
): Promise<Upload> {
  const { partnerId } = submission
  const seed = partners.seedOf(partnerId)
  return store.decide({ partnerId, epoch }, keys, (facts) => decideArrangedUpload(submission, { ...facts, seed }, now))
}

/** A job that has come so far. @throws ControlError when its scenario never does; OvertakenError like `arrangeUpload`. */
export async function arrangeJob(
  { store, partners, scenarios }: ArrangingParts,
  submission: ArrangedSubmission,
  { scenario, state }: { readonly scenario: string; readonly state: JobState },
  { now, epoch }: Begun,
): Promise<Job> {
  const { partnerId, generation } = submission
  const seed = partners.seedOf(partnerId)
  const wanted = { submission, scenario: scenarios.named(scenario), state }
  const { canSay } = scenarios.catalogue(generation)
  return store.decide({ partnerId, epoch }, keys, (facts) => decideArrangedJob(wanted, { ...facts, seed }, now, canSay))
}
