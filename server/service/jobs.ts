import type { Choice } from '../core/choose-scenario.ts'
import { enrolmentRefusal } from '../core/enrolment.ts'
import { AdvisedError, ControlError, OvertakenError, SmileError } from '../core/errors.ts'
import { uploadOpened } from '../core/happenings.ts'
import { type JobIds, jobIds } from '../core/ids.ts'
import { type Decision, type Job, statusAt } from '../core/job.ts'
import { packageWarnings } from '../core/package-warnings.ts'
import type { Person } from '../core/person.ts'
import { atOnce, planFault, planJob, planReview } from '../core/plan.ts'
import { refusalError, scenarioHint } from '../core/refusal.ts'
import { refuses, refusesForGood } from '../core/scenario.ts'
import { scenarioWarnings } from '../core/scenario-warnings.ts'
import { refuseWarned } from '../core/strict-error.ts'
import type { JobRequest, Package, Submission, UploadRequest } from '../core/submission.ts'
import type { Instant } from '../core/time.ts'
import type { Upload } from '../core/upload.ts'
import { createWarning, type Warning } from '../core/warning.ts'
import { wordOf } from '../core/worded.ts'
import type { WordingOf } from '../core/wording.ts'
import type { Storage } from '../storage/storage.ts'
import type { Begun, Epochs } from './epochs.ts'
import type { Events } from './events.ts'
import type { Partners } from './partners.ts'
import type { Plans } from './plans.ts'
import type { Scenarios } from './scenarios.ts'
import { type CountedChoice, countedChoice } from './streaks.ts'
import type { Tidying } from './tidying.ts'
import type { Users } from './users.ts'

/** What the use cases of a job work with. */
export interface JobParts {
  readonly storage: Storage
  readonly scenarios: Scenarios
  readonly users: Users
  readonly partners: Partners
  readonly epochs: Epochs
  readonly events: Events
  readonly plans: Plans
  readonly tidying: Tidying
  /** What would be warned about is refused instead, and nothing of it is kept. */
  readonly strict: boolean
  readonly wordingOf: WordingOf
}

/** A job's life, one use case a verb. */
export interface Jobs {
  /** Announces a submission. Throws a SmileError when it cannot be taken. */
  open(request: UploadRequest, now: Instant): Upload
  /**
   * Takes an opened upload's package and plans the job. A second package changes nothing.
   * Throws a SmileError when strict mode refuses it; an OvertakenError when the upload is gone since the call began.
   */
  submit(opened: Upload, pack: Package, person: Person | undefined, begun: Begun): Job
  /**
   * Looks somebody up with an authority: the job has its first result at once, or in its scenario's time when `later`.
   * Throws a SmileError when the scenario refuses; an OvertakenError when the partner's epoch ended since the call began.
   */
  lookUp(request: JobRequest, person: Person | undefined, begun: Begun, when: 'now' | 'later'): Job
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
  const { storage, scenarios, users, partners, epochs, events, plans, tidying, strict, wordingOf } = parts

  function open(asked: UploadRequest, now: Instant): Upload {
    const known = storage.uploadByJobId(asked.partnerId, asked.jobId)
    if (known) return reopen(known, asked, now)
    tidying.makeRoom(asked.partnerId, asked, now)

    const { choice, count } = chooseOrRefuse(asked, now)
    const refusal = enrolmentRefusal(asked, users.stateOf(asked.partnerId, asked.userId, now))
    if (refusal) throw refusal

    const { name, respond, upload: uploadFault } = choice.scenario
    const request = judged(asked, choice)
    const upload = storage.atomically((): Upload => {
      const opened = {
        partnerId: request.partnerId,
        ...nextIds(request.partnerId),
        request,
        openedAt: now,
        epoch: epochs.of(request.partnerId) || undefined,
        queuedScenario: choice.rung === 'queued' ? storage.dequeue(request.partnerId) : undefined,
        ...((respond || uploadFault) && { faults: { scenario: name, answer: respond, upload: uploadFault } }),
      }
      storage.saveUpload(opened)
      count()
      return opened
    })
    events.tell(uploadOpened(upload, now))
    tidying.tidy(upload.partnerId, upload.serial, now)
    return upload
  }

  /** A known job is opened again only to get a fresh link. Source: v1 §3.3. */
  function reopen(known: Upload, request: UploadRequest, now: Instant): Upload {
    if (!request.retry) {
      const hint = `job_id "${request.jobId}" was used for job ${known.smileJobId}.`
      throw new AdvisedError('job_exists', hint, 'renew_link')
    }
    if (known.request.userId !== request.userId || known.request.product !== request.product) {
      throw new SmileError(
        'job_exists',
        `job_id "${request.jobId}" was opened for user "${known.request.userId}" (${known.request.product}); retry cannot change that. Use a new job_id.`,
      )
    }
    const choice = scenarios.choose(request, known.queuedScenario)
    const renewed = { ...known, request: judged(request, choice), faults: undefined }
    tidying.makeRoom(known.partnerId, renewed, now)
    if (known.submittedAt === undefined) storage.saveUpload(renewed)
    events.tell(uploadOpened(renewed, now))
    return renewed
  }

  function submit(opened: Upload, pack: Package, person: Person | undefined, { now, epoch }: Begun): Job {
    epochs.refuseIfOver(opened.partnerId, epoch)
    // While its package was read, a retry may have renewed the upload, or it may have been forgotten for its age.
    const upload = storage.uploadByRef(opened.partnerId, opened.ref)
    if (!upload) throw new OvertakenError(opened.partnerId)
    const earlier = storage.job(upload.partnerId, upload.smileJobId)
    if (earlier) return earlier
    tidying.makeRoom(upload.partnerId, { ...upload.request, pack }, now)
    const { serial, smileJobId, ref, request } = upload
    const idInfo = { ...request.idInfo, ...pack.idInfo }
    const lacks = pack.fault ? [] : packageWarnings(request, pack.images, idInfo)
    const submission = submissionOf({ ...request, idInfo }, person, warned(pack, lacks))
    const accepted = { ids: { serial, smileJobId, ref }, submission, now }
    const plan = pack.fault
      ? planFault(accepted, pack.fault)
      : planJob(accepted, scenarios.choose(submission, upload.queuedScenario))
    return plans.begin(() => {
      storage.saveUpload({ ...upload, submittedAt: now })
      return plan
    })
  }

  function lookUp(asked: JobRequest, person: Person | undefined, { now, epoch }: Begun, when: 'now' | 'later'): Job {
    epochs.refuseIfOver(asked.partnerId, epoch)
    tidying.makeRoom(asked.partnerId, asked, now)
    const { choice, count } = chooseOrRefuse({ ...asked, person }, now)
    const request = when === 'now' ? warned(asked, scenarioWarnings(asked, choice)) : judged(asked, choice)
    const submission = submissionOf(request, person)
    // What is answered at once is not also called back. Source: v1 §9.1, §9.2.
    const told = when === 'now' ? { ...submission, callbackUrl: undefined } : submission
    const job = plans.begin(() => {
      if (choice.rung === 'queued') storage.dequeue(request.partnerId)
      count()
      const plan = planJob({ ids: nextIds(request.partnerId), submission: told, now }, choice)
      return when === 'now' ? atOnce(plan, now) : plan
    })
    tidying.tidy(job.partnerId, job.serial, now)
    return job
  }

  function nextIds(partnerId: string): JobIds {
    return jobIds(partnerId, storage.nextSerial(partnerId), partners.seedOf(partnerId))
  }

  /**
   * The scenario for a submission that is about to be accepted; the queue is not touched. Throws what the scenario answers.
   * One that refuses for a while stays queued until it has let a submission through.
   */
  function chooseOrRefuse(request: Submission, now: Instant): CountedChoice {
    const chosen = scenarios.choose(request, scenarios.queued(request.partnerId))
    const counted = countedChoice(storage, chosen, request, now)
    const { choice } = counted
    const { respond, name } = choice.scenario
    if (!refuses(choice.scenario)) return counted
    storage.atomically(() => {
      counted.count()
      if (choice.rung === 'queued' && refusesForGood(choice.scenario)) storage.dequeue(request.partnerId)
    })
    throw refusalError(respond?.error, scenarioHint(name, choice.rung), respond)
  }

  function submissionOf(request: JobRequest, person: Person | undefined, pack?: Package): Submission {
    return { ...request, callbackUrl: callbackUrlOf(request), person, package: pack }
  }

  function callbackUrlOf({ callbackUrl, partnerId }: JobRequest): string | undefined {
    return callbackUrl ?? partners.find(partnerId)?.callbackUrl
  }

  /** A request whose result is called back, with all that it is warned about. Throws like `warned`. */
  function judged<Request extends JobRequest>(request: Request, choice: Choice): Request {
    const unheard = callbackUrlOf(request) ? [] : [createWarning('no-callback-url', {})]
    return warned(request, [...scenarioWarnings(request, choice), ...unheard])
  }

  /** The same with more warnings. Throws a SmileError instead when strict mode allows none of them. */
  function warned<Part extends { readonly warnings: readonly Warning[] }>(part: Part, more: readonly Warning[]): Part {
    const warnings = [...part.warnings, ...more]
    if (strict) refuseWarned(warnings)
    return { ...part, warnings }
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
    if (!plan) throw new ControlError(409, reviewRefusal(job, now, wordingOf))
    return plans.decide(plan, job, decision, now)
  }

  return {
    open,
    submit,
    lookUp,
    byRef(partnerId, ref) {
      const upload = storage.uploadByRef(partnerId, ref)
      return upload && storage.job(partnerId, upload.smileJobId)
    },
    locate,
    review,
    find(partnerId, userId, jobId) {
      const job = storage.jobByJobId(partnerId, userId, jobId)
      const upload = storage.uploadByJobId(partnerId, jobId)
      // A lookup leaves its job_id free, and a test may arrange a job anew: the newest of the name is meant.
      if (job && !(upload?.request.userId === userId && upload.serial > job.serial)) return { job }
      if (upload && upload.request.userId === userId) return { upload }
      throw new SmileError(
        'job_not_found',
        upload
          ? `job_id "${jobId}" belongs to user_id "${upload.request.userId}", not to "${userId}".`
          : `Partner ${partnerId} has opened no upload with job_id "${jobId}".`,
      )
    },
  }
}

function reviewRefusal(job: Job, now: Instant, wordingOf: WordingOf): string {
  const { result } = statusAt(job, now)
  if (!result) {
    return `Job ${job.smileJobId} has no machine result yet, so there is nothing to review. Wait for it, or advance the clock.`
  }
  const { code, text } = wordOf(job, result, wordingOf)
  return `Job ${job.smileJobId} is final (${code} ${text}): a final result never changes.`
}
