import { SmileError } from '../errors.ts'
import type { Person } from '../identity/person.ts'
import type { JobIds } from '../jobs/ids.ts'
import type { Job } from '../jobs/job.ts'
import { atOnce, begunAtOnce, inTime, type Patience, type Plan, planJob } from '../jobs/plan.ts'
import type { JobRequest, Package } from '../jobs/submission.ts'
import type { Upload } from '../jobs/upload.ts'
import type { Decision } from '../state/changes.ts'
import type { Instant } from '../time.ts'
import { enrolmentRefusal, type UserFacts, type UserState, userStateAt } from '../users/enrolment.ts'
import { absenceWarnings, stateRefusal, takenChoice } from '../users/judge-enrolment.ts'
import { type AccountFacts, admitSubmission } from './admit-submission.ts'
import { type ChoiceFacts, type CountedChoice, countChoice } from './count-choice.ts'
import { type FraudFacts, fraudRefusal, lockedChoice } from './fraud/lock-fraud.ts'
import { judged, type SubmissionSettings, submissionOf } from './judge-request.ts'
import { begun } from './submit-package.ts'

/** A submission that comes with everything, in one call. */
export interface WholeSubmission {
  /** What is asked. Who leaves names to Smile ID has them made of the submission's ids. */
  readonly requestOf: (ids: JobIds) => JobRequest
  /** Whom the ID authority knows by the number in it. */
  readonly person: Person | undefined
  /** Its pictures; undefined for a lookup. */
  readonly package?: Package | undefined
  /** What it asks of its user's enrolment; undefined where that is not looked at. */
  readonly enrolment?: AskedEnrolment | undefined
  /**
   * Whether the answer has the result, or it is called back in its scenario's time, or both: the answer has the first, and each is
   * called back; or the answer waits for it.
   */
  readonly when: 'now' | 'later' | 'both' | Awaited
}

/** An answer that has the result if the scenario comes to its end in time. Nothing is called back. */
export interface Awaited extends Patience {
  /** Whether the job keeps its callback URL, for when its result is sent again. */
  readonly keepsUrl?: boolean
}

/** What a submission asks of its user's enrolment. */
export interface AskedEnrolment {
  /** Whether the user may be on file already. */
  readonly again: boolean
  /** Whether the user is one of those on file from the start (`--enrolled`). */
  readonly fromStart: boolean
  /** Whether who is not on file, or is already, is refused; otherwise a result says so, or nothing does. */
  readonly isDemanded?: boolean
}

/** What such a submission depends on besides what is asked. */
export interface WholeFacts extends ChoiceFacts, AccountFacts, FraudFacts {
  /** What says whether its user is on file; undefined where that is not looked at, and of a user without a name. */
  readonly user?: Pick<UserFacts, 'record' | 'jobs'> | undefined
  /** What has the submission's name already, where a name may be used once. */
  readonly namesake?: Namesake | undefined
  /** Of the partner's newest submission. */
  readonly serial: number
}

/** What was submitted under a name. */
export interface Namesake {
  readonly job: Job | undefined
  /** Of any user. */
  readonly upload: Upload | undefined
}

/** Takes a submission and plans its job. @throws SmileError when the partner's account refuses it; StrictError when strict mode does. */
export function decideWhole(
  { requestOf, person, package: pack, enrolment, when }: WholeSubmission,
  facts: WholeFacts,
  settings: SubmissionSettings,
  now: Instant,
): Decision<Job> {
  const ids = settings.idsOf(facts.serial + 1)
  const asked = requestOf(ids)
  const isCalledBack = when === 'later' || when === 'both'
  const state = userState(enrolment, facts, now)
  const refused =
    namesakeRefusal(asked, facts) ??
    fraudRefusal(asked, facts, settings.catalogue) ??
    enrolmentFault(asked, enrolment, state)
  if (refused) throw refused
  // An address that is not called need not be allowed.
  const { choice: closed, changes: cost } = admitSubmission(isCalledBack ? asked : uncalled(asked), facts, settings)
  const taken = enrolment && takenChoice(asked, { state, again: enrolment.again }, settings.catalogue)
  const decided = closed ?? lockedChoice(asked, facts, settings.catalogue) ?? taken
  const { choice, refusal, changes }: CountedChoice = decided
    ? { choice: decided, refusal: undefined, changes: {} }
    : countChoice({ ...asked, person, package: pack }, facts, settings.catalogue, now)
  if (refusal) return { refusal, changes }
  const absence = enrolment ? absenceWarnings(asked, state) : []
  const request = judged({ ...asked, warnings: [...asked.warnings, ...absence] }, choice, settings, when === 'later')
  const submission = submissionOf(request, person, settings, pack)
  // What is answered at once is not also called back. Sources: v1 §9.1, §9.2; v3 §5.3.
  const owing = isCalledBack || keepsUrl(when) ? submission : uncalled(submission)
  const plan = answered(planJob({ ids, submission: owing, now }, choice), when, now)
  const costs = isTooLate(plan, when) ? {} : cost
  return begun(plan, { ...changes, ...costs, serial: ids.serial }, !isToldLater(when, owing))
}

/** Whether somebody hears of its result after the answer to it. */
function isToldLater(when: WholeSubmission['when'], { callbackUrl }: JobRequest): boolean {
  return when === 'later' || (when === 'both' && callbackUrl !== undefined)
}

/** Whether the result is that there was none in time: nobody pays for that. Source: v3 §5.3. */
function isTooLate({ job: { results } }: Plan, when: WholeSubmission['when']): boolean {
  return typeof when === 'object' && when.tooLate !== undefined && results[0]?.result.outcome === when.tooLate
}

/** Why a name cannot be used again. Source: v2 §3.3 (2215). */
function namesakeRefusal({ jobId }: JobRequest, { namesake }: WholeFacts): SmileError | undefined {
  const known = namesake?.job ?? namesake?.upload
  if (!known) return undefined
  return new SmileError('job_exists', `job_id "${jobId}" was used for job ${known.smileJobId}. Use a new job_id.`)
}

function enrolmentFault(
  asked: JobRequest,
  enrolment: AskedEnrolment | undefined,
  state: UserState | undefined,
): SmileError | undefined {
  if (!enrolment?.isDemanded) return stateRefusal(asked, state)
  return enrolmentRefusal({ ...asked, allowNewEnroll: enrolment.again }, state)
}

function userState(enrolment: AskedEnrolment | undefined, { user }: WholeFacts, now: Instant): UserState | undefined {
  return enrolment && user && userStateAt({ ...user, enrolledFromStart: enrolment.fromStart }, now)
}

function uncalled<Asked extends JobRequest>(asked: Asked): Asked {
  return { ...asked, callbackUrl: undefined }
}

function answered(plan: Plan, when: WholeSubmission['when'], now: Instant): Plan {
  if (when === 'later') return plan
  if (when === 'both') return begunAtOnce(plan, now)
  return when === 'now' ? atOnce(plan, now) : { ...inTime(plan, now, when), deliveries: [] }
}

function keepsUrl(when: WholeSubmission['when']): boolean {
  return typeof when === 'object' && when.keepsUrl === true
}
