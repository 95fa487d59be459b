import type { JobRequest } from '../jobs/submission.ts'
import type { Instant } from '../time.ts'
import type { SubmissionFault } from './fault.ts'

/** How many submissions in a row a scenario has counted, and since when its fault hits them. It ends with the fault. */
export interface Streak extends StreakKey {
  readonly partnerId: string
  readonly times: number
  readonly since: Instant
}

/** What a streak is found by. */
export interface StreakKey {
  /** Whose submissions are counted: a user's id or an ID number, as the scenario says. */
  readonly subject: string
  readonly scenario: string
}

/** Where a submission stands: before its scenario's fault, hit by it, or past it. */
export type Standing = 'before' | 'hit' | 'past'

/** Whether a submission fault ends by itself. */
export function isForAWhile({ times, until }: SubmissionFault): boolean {
  return times !== undefined || until !== undefined
}

/** Whether submissions have to be counted for it, because it begins or ends by itself. */
export function isCounted(fault: SubmissionFault): boolean {
  return fault.after !== undefined || isForAWhile(fault)
}

/** Whose submissions a fault counts; undefined where they have no ID number, as v1's uploads before their package. */
export function subjectOf(
  { of }: SubmissionFault,
  { userId, idInfo }: Pick<JobRequest, 'userId' | 'idInfo'>,
): string | undefined {
  if (of !== 'id_number') return userId
  const { idNumber } = idInfo
  return idNumber === undefined || idNumber === '' ? undefined : String(idNumber)
}

/** Where the next submission of a streak stands. */
export function standingAt(fault: SubmissionFault, streak: Streak | undefined, now: Instant): Standing {
  const { after = 0, times = Number.POSITIVE_INFINITY, until = Number.POSITIVE_INFINITY } = fault
  const { times: counted = 0, since = now } = streak ?? {}
  if (counted < after) return 'before'
  return counted >= after + times || (counted > after && now - since >= until) ? 'past' : 'hit'
}

/** When the fault hits a streak for the first time: with the next submission, unless it did before. */
export function hitSince({ after = 0 }: SubmissionFault, streak: Streak | undefined, now: Instant): Instant {
  return streak && streak.times > after ? streak.since : now
}
