import { type Choice, hintIn } from '../core/choose-scenario.ts'
import type { Delivery } from '../core/delivery.ts'
import { enrolmentRefusal } from '../core/enrolment.ts'
import { ControlError, SmileError } from '../core/errors.ts'
import { jobIds } from '../core/ids.ts'
import { type Decision, type Job, statusAt } from '../core/job.ts'
import { type Plan, planFault, planJob, planReview } from '../core/plan.ts'
import type { Package, Submission, UploadRequest, Warning } from '../core/submission.ts'
import type { Instant } from '../core/time.ts'
import type { Upload } from '../core/upload.ts'
import type { Storage } from '../storage/storage.ts'
import type { Partners } from './partners.ts'
import type { Scenarios } from './scenarios.ts'
import type { Users } from './users.ts'

/** What the use cases of a job work with. */
export interface JobParts {
  readonly storage: Storage
  readonly scenarios: Scenarios
  readonly users: Users
  readonly partners: Partners
  /** Hands new deliveries to the courier. */
  readonly dispatch: (deliveries: readonly Delivery[]) => void
}

/** A job's life, one use case a verb. */
export interface Jobs {
  /** Announces a submission. Throws a SmileError when it cannot be taken. */
  open(request: UploadRequest, now: Instant): Upload
  /** Takes an opened upload's package and plans the job. A second package changes nothing. */
  submit(upload: Upload, pack: Package, now: Instant): Job
  /** The job, or the upload whose package has not come. Throws a SmileError when neither is known. */
  find(partnerId: string, userId: string, jobId: string): { job: Job } | { upload: Upload }
  /** The job of a `ref_id`, once its package has come. */
  byRef(partnerId: string, ref: string): Job | undefined
  /** The job of that number. Throws a ControlError when there is none, or several partners have one and none is named. */
  locate(smileJobId: string, partnerId?: string): Job
  /** Adds a human reviewer's decision. Throws a ControlError unless the job is in review. */
  review(job: Job, decision: Decision, now: Instant): Job
}

/** The use cases over a store. */
export function createJobs(parts: JobParts): Jobs {
  const { storage, scenarios, users, partners } = parts

  function open(request: UploadRequest, now: Instant): Upload {
    const known = storage.uploadByJobId(request.partnerId, request.jobId)
    if (known) return reopen(known, request)

    const choice = scenarios.choose(request, storage.peekQueue(request.partnerId))
    const error = choice.scenario.respond?.error
    if (error) {
      if (choice.rung === 'queued') storage.dequeue(request.partnerId)
      throw new SmileError(error, `Scenario "${choice.scenario.name}" (${choice.rung}) answers so.`)
    }
    const refusal = enrolmentRefusal(request, users.stateOf(request.partnerId, request.userId, now))
    if (refusal) throw refusal

    const upload: Upload = {
      partnerId: request.partnerId,
      ...jobIds(request.partnerId, storage.nextSerial(request.partnerId)),
      request,
      openedAt: now,
      queuedScenario: choice.rung === 'queued' ? storage.dequeue(request.partnerId) : undefined,
    }
    storage.saveUpload(upload)
    return upload
  }

  /** A known job is opened again only to get a fresh link. Source: v1 §3.3. */
  function reopen(known: Upload, request: UploadRequest): Upload {
    if (!request.retry) {
      throw new SmileError(
        'job_exists',
        `job_id "${request.jobId}" was used for job ${known.smileJobId}. Use a new job_id, or send retry: true for a fresh upload link.`,
      )
    }
    if (known.submittedAt !== undefined) return known
    const renewed = { ...known, request }
    storage.saveUpload(renewed)
    return renewed
  }

  function submit(upload: Upload, pack: Package, now: Instant): Job {
    const earlier = storage.job(upload.partnerId, upload.smileJobId)
    if (earlier) return earlier
    const plan = planFor(upload, pack, now)
    storage.saveUpload({ ...upload, submittedAt: now })
    storage.savePlan(plan)
    parts.dispatch(plan.deliveries)
    return plan.job
  }

  function planFor(upload: Upload, pack: Package, now: Instant): Plan {
    const callbackUrl = upload.request.callbackUrl ?? partners.find(upload.partnerId)?.callbackUrl
    const submission: Submission = { ...upload.request, callbackUrl, package: pack }
    const { serial, smileJobId, ref } = upload
    const accepted = { ids: { serial, smileJobId, ref }, submission, now }
    if (pack.fault) {
      return planFault(
        { ...accepted, warnings: [{ id: pack.fault.outcome, message: pack.fault.explanation }] },
        pack.fault,
      )
    }
    const choice = scenarios.choose(upload.request, upload.queuedScenario)
    return planJob({ ...accepted, warnings: warningsOn(submission, choice) }, choice)
  }

  function locate(smileJobId: string, partnerId?: string): Job {
    const asked = partnerId === undefined ? partners.all() : [partners.meant(partnerId)]
    const [job, another] = asked.flatMap(({ id }) => storage.job(id, smileJobId) ?? [])
    if (!job) throw new ControlError(404, `There is no job ${smileJobId}. GET /__emulator/jobs lists them.`)
    if (another) {
      throw new ControlError(
        409,
        `Partners ${job.partnerId} and ${another.partnerId} both have a job ${smileJobId}. Say which with ?partner_id=.`,
      )
    }
    return job
  }

  function review(job: Job, decision: Decision, now: Instant): Job {
    const plan = planReview(job, storage.deliveriesOf(job.partnerId, job.smileJobId), decision, now)
    if (!plan) throw new ControlError(409, reviewRefusal(job, now))
    storage.savePlan(plan)
    parts.dispatch(plan.deliveries)
    return plan.job
  }

  return {
    open,
    submit,
    byRef(partnerId, ref) {
      const upload = storage.uploadByRef(partnerId, ref)
      return upload && storage.job(partnerId, upload.smileJobId)
    },
    locate,
    review,
    find(partnerId, userId, jobId) {
      const job = storage.jobByJobId(partnerId, jobId)
      if (job && job.submission.userId === userId) return { job }
      const upload = storage.uploadByJobId(partnerId, jobId)
      if (upload && upload.request.userId === userId) return { upload }
      const other = job?.submission.userId ?? upload?.request.userId
      throw new SmileError(
        'job_not_found',
        other === undefined
          ? `Partner ${partnerId} has opened no upload with job_id "${jobId}".`
          : `job_id "${jobId}" belongs to user_id "${other}", not to "${userId}".`,
      )
    },
  }
}

function reviewRefusal(job: Job, now: Instant): string {
  const { state, result } = statusAt(job, now)
  return state === 'final'
    ? `Job ${job.smileJobId} is final (${result?.code} ${result?.text}): a final result never changes.`
    : `Job ${job.smileJobId} has no machine result yet, so there is nothing to review. Wait for it, or advance the clock.`
}

function warningsOn(submission: Submission, choice: Choice): Warning[] {
  const warnings: Warning[] = [...submission.package.warnings]
  if (!submission.callbackUrl) {
    warnings.push({
      id: 'no-callback-url',
      message: 'No callback_url was sent and the emulator has no --callback-url, so nobody hears the result.',
    })
  }
  const wanted = hintIn(submission)
  if (wanted !== undefined && choice.rung !== 'queued' && choice.scenario.name !== wanted) {
    warnings.push({
      id: 'unknown-scenario',
      message: `partner_params.emulator_scenario names "${wanted}", which does not exist; "${choice.scenario.name}" was used.`,
    })
  }
  return warnings
}
