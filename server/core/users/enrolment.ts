import { AdvisedError, SmileError } from '../errors.ts'
import { type Job, verdictsOf } from '../jobs/job.ts'
import { traitsOf } from '../jobs/product.ts'
import type { UploadRequest } from '../jobs/submission.ts'
import type { Instant } from '../time.ts'

/** The states of a user on file. */
export const userStates = ['enrolled', 'disabled', 'deleted', 'must_re_enroll', 'no_photo'] as const

export type UserState = (typeof userStates)[number]

/** A user of a partner, on file or not. */
export interface KnownUser {
  readonly partnerId: string
  readonly userId: string
}

/** The state that was set for a user; `absent` removes the user. */
export interface UserRecord {
  readonly partnerId: string
  readonly userId: string
  readonly state: UserState | 'absent'
  readonly since: Instant
}

/** Everything that decides whether a user is on file. */
export interface UserFacts {
  readonly record: UserRecord | undefined
  /** The user's jobs, in any order. */
  readonly jobs: readonly Job[]
  /** The user id is one of those on file from the start (`--enrolled`). */
  readonly enrolledFromStart: boolean
}

/** The user's state at `now`, or undefined when not on file. The newest fact wins: a state that was set, or an approved enrolment. */
export function userStateAt(facts: UserFacts, now: Instant): UserState | undefined {
  const { record, jobs, enrolledFromStart } = facts
  const enrolledAt = jobs.reduce(
    (latest, job) => Math.max(latest, approvedEnrolment(job, now)),
    Number.NEGATIVE_INFINITY,
  )
  if (record && record.since >= enrolledAt) return record.state === 'absent' ? undefined : record.state
  return enrolledAt > Number.NEGATIVE_INFINITY || enrolledFromStart ? 'enrolled' : undefined
}

/** When a job put its user on file; minus infinity when it has not. */
export function approvedEnrolment(job: Job, now: Instant): Instant {
  const { product, enrols = true } = job.submission
  if (!enrols || !traitsOf(product).enrols) return Number.NEGATIVE_INFINITY
  const approval = verdictsOf(job).find(({ from, result }) => from <= now && result.final && result.success)
  return approval?.from ?? Number.NEGATIVE_INFINITY
}

/** What a request asks of its user. */
type AskedUser = Pick<UploadRequest, 'userId' | 'partnerId' | 'product' | 'allowNewEnroll'> &
  Partial<Pick<UploadRequest, 'useEnrolledImage'>>

/** Why the user's state refuses this request; undefined when it does not. Source: v1 §3.3. */
export function enrolmentRefusal(request: AskedUser, state: UserState | undefined): SmileError | undefined {
  const user = `user "${request.userId}" of partner ${request.partnerId}`
  if (state === 'disabled') return new SmileError('user_disabled', `The ${user} is disabled.`)
  if (state === 'deleted') return new SmileError('user_deleted', `The ${user} is deleted.`)
  return traitsOf(request.product).needsEnrolledUser || request.useEnrolledImage
    ? authenticationRefusal(user, state)
    : registrationRefusal(request, user, state)
}

function authenticationRefusal(user: string, state: UserState | undefined): SmileError | undefined {
  if (state === 'must_re_enroll') return new SmileError('must_re_enroll', `The ${user} must enrol again first.`)
  if (state === 'no_photo') return new SmileError('no_photo_on_file', `The ${user} has no photo on file.`)
  if (state === 'enrolled') return undefined
  return new AdvisedError('no_enrolled_user', `The ${user} is not on file.`, 'register_first')
}

function registrationRefusal(request: AskedUser, user: string, state: UserState | undefined): SmileError | undefined {
  if (state !== 'enrolled' || !traitsOf(request.product).enrols || request.allowNewEnroll) return undefined
  return new AdvisedError('already_enrolled', `The ${user} is on file already.`, 'enrol_anew')
}
