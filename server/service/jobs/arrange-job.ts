import { type ArrangedSubmission, decideArrangedJob, decideArrangedUpload } from '../../core/decisions/arrange-job.ts'
import type { NamingOf } from '../../core/jobs/ids.ts'
import type { Job, JobState } from '../../core/jobs/job.ts'
import type { Upload } from '../../core/jobs/upload.ts'
import type { Store } from '../../store/store.ts'
import type { Partners } from '../partners/partners.ts'
import type { Scenarios } from '../scenarios/scenarios.ts'
import { type Begun, idsFor } from './submission-parts.ts'

/** What uploads and jobs are put in place with, as if they had been submitted: where a test needs them before it begins. */
export interface ArrangingParts {
  readonly store: Pick<Store, 'decide'>
  readonly partners: Pick<Partners, 'seedOf'>
  readonly scenarios: Pick<Scenarios, 'named' | 'catalogue'>
  readonly namingOf: NamingOf
}

const keys = { serial: { fact: 'serial' } } as const

/** Opens an upload whose package is yet to come. @throws OvertakenError when the partner's epoch ended since the call began. */
export async function arrangeUpload(
  parts: ArrangingParts,
  submission: ArrangedSubmission,
  { now, epoch }: Begun,
): Promise<Upload> {
  const { partnerId } = submission
  const idsOf = idsFor(parts, submission)
  return parts.store.decide({ partnerId, epoch }, keys, (facts) =>
    decideArrangedUpload(submission, { ...facts, idsOf }, now),
  )
}

/** A job that has come so far. @throws ControlError when its scenario never does; OvertakenError like `arrangeUpload`. */
export async function arrangeJob(
  parts: ArrangingParts,
  submission: ArrangedSubmission,
  { scenario, state }: { readonly scenario: string; readonly state: JobState },
  { now, epoch }: Begun,
): Promise<Job> {
  const { partnerId, generation } = submission
  const idsOf = idsFor(parts, submission)
  const wanted = { submission, scenario: parts.scenarios.named(scenario), state }
  const { canSay } = parts.scenarios.catalogue(generation)
  return parts.store.decide({ partnerId, epoch }, keys, (facts) =>
    decideArrangedJob(wanted, { ...facts, idsOf }, now, canSay),
  )
}
