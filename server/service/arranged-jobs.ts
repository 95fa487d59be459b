import { ControlError } from '../core/errors.ts'
import { jobIds } from '../core/ids.ts'
import { type Job, type JobState, statusAt } from '../core/job.ts'
import { planJob } from '../core/plan.ts'
import { traitsOf } from '../core/product.ts'
import { appliesTo, refuses, type Scenario } from '../core/scenario.ts'
import type { Package, Submission, UploadRequest } from '../core/submission.ts'
import type { Instant, Milliseconds } from '../core/time.ts'
import type { Upload } from '../core/upload.ts'
import type { Storage } from '../storage/storage.ts'
import type { Partners } from './partners.ts'
import type { Plans } from './plans.ts'
import type { Scenarios } from './scenarios.ts'

/** What a job that nobody submitted is to be like. */
export type ArrangedSubmission = Omit<Submission, 'package' | 'scheme' | 'warnings' | 'sourceSdk'>

/** Puts uploads and jobs in place as if they had been submitted: where a test needs them to be there before it begins. */
export interface ArrangedJobs {
  /** Opens an upload whose package is yet to come. One of the same `job_id` is out of sight from then on. */
  upload(submission: ArrangedSubmission, now: Instant): Upload
  /** A job that was submitted long enough ago to have come so far. Throws a ControlError when its scenario never does. */
  job(submission: ArrangedSubmission, scenario: string, state: JobState, now: Instant): Job
}

// One selfie in base64, as most SDKs send it.
const aPackage: Package = {
  size: 1_000,
  entries: ['info.json'],
  images: [{ type: 2, fileName: '', size: 500, sha256: '0'.repeat(64) }],
  idInfo: {},
  warnings: [],
}

export function createArrangedJobs(parts: {
  readonly storage: Storage
  readonly partners: Partners
  readonly scenarios: Scenarios
  readonly plans: Plans
}): ArrangedJobs {
  const { storage, partners, scenarios, plans } = parts

  function opened({ person: _found, ...submission }: ArrangedSubmission, at: Instant): Upload {
    const { partnerId } = submission
    const ids = jobIds(partnerId, storage.nextSerial(partnerId), partners.seedOf(partnerId))
    const request = { ...submission, sourceSdk: undefined, warnings: [], ...uploadFlags }
    return { partnerId, ...ids, request, openedAt: at }
  }

  return {
    upload(submission, now) {
      return storage.atomically(() => {
        const upload = opened(submission, now)
        storage.saveUpload(upload)
        return upload
      })
    },
    job(submission, name, state, now) {
      const scenario = scenarios.named(name)
      if (refuses(scenario) || !appliesTo(scenario, submission.product)) {
        throw new ControlError(409, `Scenario "${name}" makes no job of ${submission.product}.`)
      }
      const at = now - ageOf(scenario, state)
      return plans.begin(() => {
        const upload = opened(submission, at)
        const { serial, smileJobId, ref, request } = upload
        const pack = traitsOf(submission.product).intake === 'package' ? { package: aPackage } : {}
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
