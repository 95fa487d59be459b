import { fraudSubject } from '../../core/decisions/fraud/lock-fraud.ts'
import type { SubmissionSettings } from '../../core/decisions/judge-request.ts'
import { type RetentionFacts, withRoom } from '../../core/decisions/make-room.ts'
import { decideWhole, type WholeFacts, type WholeSubmission } from '../../core/decisions/submit-whole.ts'
import type { IdInfo } from '../../core/identity/identity.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Instant } from '../../core/time.ts'
import type { Key } from '../../store/keys.ts'
import { enrolmentsKey } from '../partners/users.ts'
import {
  type Begun,
  nextQueuedKey,
  type SubmissionParts,
  type Submitted,
  settingsFor,
  streaksKey,
} from './submission-parts.ts'

/** Whose submission it is. */
export type Submitter = Submitted & {
  /** Undefined when the submission leaves it to Smile ID to name a user. */
  readonly userId: string | undefined
  /** About whom it is: a scenario may count the submissions of an ID number. */
  readonly idInfo: IdInfo
  /** What came: room is made for as much. */
  readonly sent: unknown
  /** The partner's name of the job, where that may be used once for a user. */
  readonly nameOnce?: string | undefined
}

/** Asks for everything that `decideWhole` depends on. */
type WholeKeys = {
  readonly nextQueued: Key<'nextQueued'>
  readonly streaks: Key<'streaks'>
  readonly serial: Key<'serial'>
  readonly account: Key<'account'>
  readonly frauds: Key<'frauds'>
  readonly removable: Key<'removable'>
}

/** The keys of what such a submission depends on. */
export function wholeKeys(
  { retention }: SubmissionParts,
  settings: SubmissionSettings,
  { userId, idInfo, sent }: Submitter,
  submission: WholeSubmission,
  now: Instant,
): WholeKeys {
  return {
    nextQueued: nextQueuedKey(settings),
    // Nobody has met a user yet who has no name.
    streaks: streaksKey(settings, { userId: userId ?? '', idInfo }),
    serial: { fact: 'serial' },
    account: { fact: 'account' },
    frauds: { fact: 'frauds', ...fraudSubject(userId, submission.package) },
    removable: retention.keyFor({ of: sent, now, jobs: 1 }),
  }
}

/**
 * Takes a submission that comes with everything: the job has its result at once, or in its scenario's time.
 * @throws SmileError when the scenario refuses; FullError when there is no room for it;
 * OvertakenError when the partner's epoch ended since the call began.
 */
export async function submitWhole(
  parts: SubmissionParts,
  submitter: Submitter,
  submission: WholeSubmission,
  { now, epoch }: Begun,
): Promise<Job> {
  const { retention, store } = parts
  const settings = settingsFor(parts, submitter)
  const keys = wholeKeys(parts, settings, submitter, submission, now)
  const scope = { partnerId: submitter.partnerId, epoch }
  const decide = (facts: WholeFacts & RetentionFacts) =>
    withRoom(facts, retention.keepBytes, now, () => decideWhole(submission, facts, settings, now))
  const { userId, nameOnce: jobId } = submitter
  if (userId === undefined || !submission.enrolment) return store.decide(scope, keys, decide)
  const userKeys = { record: { fact: 'user', userId }, jobs: enrolmentsKey(userId) } as const
  if (jobId === undefined)
    return store.decide(scope, { ...keys, ...userKeys }, (facts) => decide({ ...facts, user: facts }))
  const nameKeys = { job: { fact: 'jobByJobId', userId, jobId }, upload: { fact: 'uploadByJobId', jobId } } as const
  return store.decide(scope, { ...keys, ...userKeys, ...nameKeys }, (facts) =>
    decide({ ...facts, user: facts, namesake: facts }),
  )
}
