import { AdvisedError, SmileError } from '../errors.ts'
import type { UploadRequest } from '../jobs/submission.ts'
import type { Upload } from '../jobs/upload.ts'
import { chooseScenario } from '../scenarios/choose.ts'
import type { Changes, Decision } from '../state/changes.ts'
import { uploadOpened } from '../state/happenings.ts'
import type { Instant } from '../time.ts'
import { enrolmentRefusal, type UserFacts, userStateAt } from '../users/enrolment.ts'
import { type AccountFacts, admitSubmission } from './admit-submission.ts'
import { type ChoiceFacts, countChoice } from './count-choice.ts'
import { type FraudFacts, fraudRefusal } from './fraud/lock-fraud.ts'
import { judged, type SubmissionSettings } from './judge-request.ts'

/** A request that announces a package, and what is known of its user without a look at the store. */
export interface AnnouncedUpload {
  readonly asked: UploadRequest
  /** Whether the user is one of those on file from the start (`--enrolled`). */
  readonly fromStart: boolean
}

/** What opening an upload depends on besides the request. */
export interface UploadFacts extends ChoiceFacts, AccountFacts, FraudFacts, Pick<UserFacts, 'record' | 'jobs'> {
  readonly epoch: number
  /** Of the partner's newest submission. */
  readonly serial: number
  /** The upload of that `job_id`, if there is one. */
  readonly known: Upload | undefined
}

/** Announces a submission, or gives a known one a fresh link. @throws SmileError when it is refused. */
export function decideUpload(
  { asked, fromStart }: AnnouncedUpload,
  facts: UploadFacts,
  settings: SubmissionSettings,
  now: Instant,
): Decision<Upload> {
  if (facts.known) return reopen(facts.known, asked, settings, now)
  const disabled = fraudRefusal(asked, facts, settings.catalogue)
  if (disabled) throw disabled
  const { changes: cost } = admitSubmission(asked, facts, settings)
  const { choice, refusal, changes } = countChoice(asked, facts, settings.catalogue, now)
  if (refusal) return { refusal, changes }
  const { record, jobs } = facts
  const notEnrolled = enrolmentRefusal(asked, userStateAt({ record, jobs, enrolledFromStart: fromStart }, now))
  if (notEnrolled) throw notEnrolled

  const { name, respond, upload: uploadFault } = choice.scenario
  const { serial, smileJobId, ref } = settings.idsOf(facts.serial + 1)
  const upload: Upload = {
    partnerId: asked.partnerId,
    serial,
    smileJobId,
    ref,
    request: judged(asked, choice, settings),
    openedAt: now,
    epoch: facts.epoch || undefined,
    queuedScenario: choice.chosenBy === 'queued' ? name : undefined,
    faults: respond || uploadFault ? { scenario: name, answer: respond, upload: uploadFault } : undefined,
  }
  return opened(upload, { ...changes, ...cost, serial, uploads: [upload] }, now)
}

/** A known job is opened again only to get a fresh link. Source: v1 §3.3. */
function reopen(known: Upload, request: UploadRequest, settings: SubmissionSettings, now: Instant): Decision<Upload> {
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
  const choice = chooseScenario(request, settings.catalogue, known.queuedScenario)
  const renewed = { ...known, request: judged(request, choice, settings), faults: undefined }
  return opened(renewed, known.submittedAt === undefined ? { uploads: [renewed] } : {}, now)
}

function opened(upload: Upload, changes: Changes, now: Instant): Decision<Upload> {
  return { answer: upload, changes, events: [uploadOpened(upload, now)] }
}
