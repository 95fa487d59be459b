import { ControlError } from '../errors.ts'
import type { IdsOf } from '../jobs/ids.ts'
import { type Job, type JobState, statusAt } from '../jobs/job.ts'
import { planJob } from '../jobs/plan.ts'
import { isAboutDocument, type Product, traitsOf } from '../jobs/product.ts'
import type { ImageKind, Package, Submission } from '../jobs/submission.ts'
import type { Upload } from '../jobs/upload.ts'
import type { CanSay } from '../jobs/wording.ts'
import { appliesTo, refuses, type Scenario } from '../scenarios/scenario.ts'
import type { Decision } from '../state/changes.ts'
import { digest } from '../text/seed.ts'
import type { Instant, Milliseconds } from '../time.ts'
import { begun } from './submit-package.ts'

/** The submission of an arranged job, which nobody really submitted. */
export type ArrangedSubmission = Omit<Submission, 'package' | 'scheme' | 'warnings' | 'sourceSdk'>

/** What arranging a job depends on besides the job. */
export interface ArrangingFacts {
  readonly epoch: number
  /** Of the partner's newest submission. */
  readonly serial: number
  /** Names the partner's next submission, as its generation does. */
  readonly idsOf: IdsOf
}

/** The job to arrange. */
export interface ArrangedJob {
  readonly submission: ArrangedSubmission
  readonly scenario: Scenario
  readonly state: JobState
}

/** Opens an upload whose package has not come yet. It hides an earlier one with the same `job_id`. */
export function decideArrangedUpload(
  submission: ArrangedSubmission,
  facts: ArrangingFacts,
  now: Instant,
): Decision<Upload> {
  const upload = opened(submission, facts, now)
  return { answer: upload, changes: { serial: upload.serial, uploads: [upload] } }
}

/**
 * A job submitted long enough ago to have reached this state.
 * @throws ControlError when its scenario never reaches it.
 */
export function decideArrangedJob(
  { submission, scenario, state }: ArrangedJob,
  facts: ArrangingFacts,
  now: Instant,
  canSay: CanSay,
): Decision<Job> {
  if (refuses(scenario) || !appliesTo(scenario, submission.product, canSay)) {
    throw new ControlError(409, `Scenario "${scenario.name}" makes no job for ${submission.product}.`)
  }
  const at = now - ageOf(scenario, state)
  const upload = opened(submission, facts, at)
  const { serial, smileJobId, ref, request } = upload
  const pack = traitsOf(submission.product).hasPictures ? { package: packageFor(submission.product) } : {}
  const whole = { ...request, person: submission.person, ...pack }
  const plan = planJob(
    { ids: { serial, smileJobId, ref }, submission: whole, now: at },
    { scenario, chosenBy: 'queued' },
  )
  if (statusAt(plan.job, now).state !== state) {
    throw new ControlError(409, `A job of scenario "${scenario.name}" is never ${state} by itself.`)
  }
  return begun(plan, { serial, uploads: [{ ...upload, submittedAt: at }] })
}

function opened({ person: _found, ...submission }: ArrangedSubmission, facts: ArrangingFacts, at: Instant): Upload {
  const { partnerId } = submission
  const flags = { allowNewEnroll: false, useEnrolledImage: false, retry: false }
  return {
    partnerId,
    ...facts.idsOf(facts.serial + 1),
    request: { ...submission, sourceSdk: undefined, warnings: [], ...flags },
    openedAt: at,
    epoch: facts.epoch || undefined,
  }
}

// As most SDKs send it: a selfie, eight liveness pictures, and both sides of a document. Source: v1 §4.2.
const faceKinds: readonly ImageKind[] = ['selfie', ...Array<ImageKind>(8).fill('liveness')]
const documentKinds: readonly ImageKind[] = ['document_front', 'document_back']

/** A package with everything that its product needs. */
function packageFor(product: Product): Package {
  const kinds = [
    ...faceKinds,
    ...(isAboutDocument(product) ? documentKinds : []),
    ...(product === 'residency_document_verification' ? (['visa'] as const) : []),
  ]
  const images = kinds.map((kind) => ({ kind, fileName: '', size: 500, sha256: digest(`arranged picture ${kind}`) }))
  return { size: 1_000, entries: ['info.json'], images, idInfo: {}, warnings: [] }
}

/** How long ago a job must have been submitted to be in this state now. */
function ageOf({ stages }: Scenario, state: JobState): Milliseconds {
  const moments = stages.map(({ after }) => after)
  if (state === 'pending' || moments.length === 0) return 0
  return state === 'in_review' ? Math.min(...moments) : Math.max(...moments)
}
