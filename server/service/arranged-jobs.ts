import { ControlError } from '../core/errors.ts'
import { jobIds } from '../core/ids.ts'
import { type Job, type JobState, statusAt } from '../core/job.ts'
import { planJob } from '../core/plan.ts'
import { isAboutDocument, type Product, traitsOf } from '../core/product.ts'
import { appliesTo, refuses, type Scenario } from '../core/scenario.ts'
import { digest } from '../core/seed.ts'
import type { Package, Submission, UploadRequest } from '../core/submission.ts'
import type { Instant, Milliseconds } from '../core/time.ts'
import type { Upload } from '../core/upload.ts'
import type { WordingOf } from '../core/wording.ts'
import type { Storage } from '../storage/storage.ts'
import type { Begun, Epochs } from './epochs.ts'
import type { Partners } from './partners.ts'
import type { Plans } from './plans.ts'
import type { Scenarios } from './scenarios.ts'

/** What a job that nobody submitted is to be like. */
export type ArrangedSubmission = Omit<Submission, 'package' | 'scheme' | 'warnings' | 'sourceSdk'>

/**
 * Puts uploads and jobs in place as if they had been submitted: where a test needs them to be there before it begins.
 * Each verb throws an OvertakenError when the partner's epoch ended since the call began.
 */
export interface ArrangedJobs {
  /** Opens an upload whose package is yet to come. One of the same `job_id` is out of sight from then on. */
  upload(submission: ArrangedSubmission, begun: Begun): Upload
  /** A job that was submitted long enough ago to have come so far. Throws a ControlError when its scenario never does. */
  job(submission: ArrangedSubmission, scenario: string, state: JobState, begun: Begun): Job
}

// Everything in base64, as most SDKs send it: a selfie, eight liveness pictures, and both sides of a document. Source: v1 §4.2.
const selfieTypes = [2, ...Array<number>(8).fill(6)]
const documentTypes = [3, 7]

/** A package that lacks nothing of what its product looks at. */
function packageFor(product: Product): Package {
  const types = isAboutDocument(product) ? [...selfieTypes, ...documentTypes] : selfieTypes
  const images = types.map((type) => ({ type, fileName: '', size: 500, sha256: digest(`arranged picture ${type}`) }))
  return { size: 1_000, entries: ['info.json'], images, idInfo: {}, warnings: [] }
}

export function createArrangedJobs(parts: {
  readonly storage: Storage
  readonly partners: Partners
  readonly epochs: Epochs
  readonly scenarios: Scenarios
  readonly plans: Plans
  readonly wordingOf: WordingOf
}): ArrangedJobs {
  const { storage, partners, epochs, scenarios, plans, wordingOf } = parts

  function opened({ person: _found, ...submission }: ArrangedSubmission, at: Instant, epoch: number): Upload {
    const { partnerId } = submission
    epochs.refuseIfOver(partnerId, epoch)
    const ids = jobIds(partnerId, storage.nextSerial(partnerId), partners.seedOf(partnerId))
    const request = { ...submission, sourceSdk: undefined, warnings: [], ...uploadFlags }
    return { partnerId, ...ids, request, openedAt: at, epoch: epoch || undefined }
  }

  return {
    upload(submission, { now, epoch }) {
      return storage.atomically(() => {
        const upload = opened(submission, now, epoch)
        storage.saveUpload(upload)
        return upload
      })
    },
    job(submission, name, state, { now, epoch }) {
      const scenario = scenarios.named(name)
      if (refuses(scenario) || !appliesTo(scenario, submission.product, wordingOf(submission.generation).canSay)) {
        throw new ControlError(409, `Scenario "${name}" makes no job of ${submission.product}.`)
      }
      const at = now - ageOf(scenario, state)
      return plans.begin(() => {
        const upload = opened(submission, at, epoch)
        const { serial, smileJobId, ref, request } = upload
        const pack = traitsOf(submission.product).hasPictures ? { package: packageFor(submission.product) } : {}
        const whole = { ...request, person: submission.person, ...pack }
        const accepted = { ids: { serial, smileJobId, ref }, submission: whole, now: at }
        const plan = planJob(accepted, { scenario, rung: 'queued' })
        if (statusAt(plan.job, now).state !== state) {
          throw new ControlError(409, `A job of scenario "${name}" is never ${state} by itself.`)
        }
        storage.saveUpload({ ...upload, submittedAt: at })
        return plan
      })
    },
  }
}

const uploadFlags: Pick<UploadRequest, 'allowNewEnroll' | 'useEnrolledImage' | 'retry'> = {
  allowNewEnroll: false,
  useEnrolledImage: false,
  retry: false,
}

/** How long ago a job was submitted that is in this state now, if it ever is. */
function ageOf({ stages }: Scenario, state: JobState): Milliseconds {
  const moments = stages.map(({ after }) => after)
  if (state === 'pending' || moments.length === 0) return 0
  return state === 'in_review' ? Math.min(...moments) : Math.max(...moments)
}
