import type { Instant } from '../time.ts'
import type { SubmissionFault } from './fault.ts'

/** How many submissions of a user in a row got a scenario's fault, and since when. It ends with one that did not. */
export interface Streak {
  readonly partnerId: string
  readonly userId: string
  readonly scenario: string
  readonly times: number
  readonly since: Instant
}

/** Whether a submission fault ends by itself. */
export function isForAWhile({ times, until }: SubmissionFault): boolean {
  return times !== undefined || until !== undefined
}

/** The fault of the next submission in a streak: none once the fault has occurred often or long enough. */
export function faultAfter(
  fault: SubmissionFault | undefined,
  streak: Streak | undefined,
  now: Instant,
): SubmissionFault | undefined {
  if (!fault || !streak) return fault
  const { times = Number.POSITIVE_INFINITY, until = Number.POSITIVE_INFINITY } = fault
  return streak.times >= times || now - streak.since >= until ? undefined : fault
}
