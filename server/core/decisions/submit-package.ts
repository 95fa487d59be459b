import { OvertakenError } from '../errors.ts'
import type { Person } from '../identity/person.ts'
import type { Job } from '../jobs/job.ts'
import { type Plan, planJob, planUnusable } from '../jobs/plan.ts'
import type { Package } from '../jobs/submission.ts'
import type { Upload } from '../jobs/upload.ts'
import { chooseScenario } from '../scenarios/choose.ts'
import type { Changes, Decision } from '../state/changes.ts'
import { jobSubmitted } from '../state/happenings.ts'
import type { Instant } from '../time.ts'
import { accountOf } from '../users/partner-settings.ts'
import { packageWarnings } from '../warnings/of-package.ts'
import { type AccountFacts, closedChoice } from './admit-submission.ts'
import { type FraudFacts, lockedChoice } from './fraud/lock-fraud.ts'
import { type SubmissionSettings, submissionOf, warned } from './judge-request.ts'

/** What became of an upload while its package was read. */
export interface PackageFacts extends AccountFacts, FraudFacts {
  /** A retry may have renewed it, or it may have been removed because of its age. */
  readonly upload: Upload | undefined
  readonly job: Job | undefined
}

/** What was uploaded. */
export interface ReceivedPackage {
  readonly package: Package
  /** The person with the ID number in it. */
  readonly person: Person | undefined
}

/**
 * Takes an upload's package and plans the job. A second package changes nothing.
 * @throws StrictError when strict mode refuses it; OvertakenError when the upload is gone.
 */
export function decidePackage(
  { package: pack, person }: ReceivedPackage,
  { partnerId, upload, job: earlier, account, frauds }: PackageFacts,
  settings: SubmissionSettings,
  now: Instant,
): Decision<Job> {
  if (!upload) throw new OvertakenError(partnerId)
  if (earlier) return { answer: earlier }
  const { serial, smileJobId, ref, request } = upload
  const idInfo = { ...request.idInfo, ...pack.idInfo }
  const lacks = pack.problem ? [] : packageWarnings(request, pack.images, idInfo)
  const submission = submissionOf({ ...request, idInfo }, person, settings, warned(pack, lacks, settings))
  const accepted = { ids: { serial, smileJobId, ref }, submission, now }
  // What is verified may be known only now, when it can no longer be refused.
  const closed = closedChoice(submission, accountOf(settings.configured, account), settings.catalogue)
  const locked = lockedChoice(submission, { frauds }, settings.catalogue)
  const plan = pack.problem
    ? planUnusable(accepted, pack.problem)
    : planJob(accepted, closed ?? locked ?? chooseScenario(submission, settings.catalogue, upload.queuedScenario))
  return begun(plan, { uploads: [{ ...upload, submittedAt: now }] })
}

/** Begins a job. @param changes besides its plan. @param isAnswered whether the answer to its submission has its result. */
export function begun({ job, deliveries }: Plan, changes: Changes, isAnswered = false): Decision<Job> {
  const planned = { ...changes, jobs: [{ after: job }], deliveries: deliveries.map((after) => ({ after })) }
  return { answer: job, changes: planned, events: [jobSubmitted(job, isAnswered)] }
}
