import type { Instant } from '../time.ts'
import type { SubmissionFault } from './fault.ts'

/** How many submissions of a user a scenario has spoilt in a row, and since when. It ends with one that it leaves alone. */
export interface Streak {
  readonly partnerId: string
  readonly userId: string
  readonly scenario: string
  readonly times: number
  readonly since: Instant
}

/** Whether what goes wrong with a submission ends by itself. */
export function isForAWhile({ times, until }: SubmissionFault): boolean {
  return times !== undefined || until !== undefined
}

/** What goes wrong with a submission after those of the streak: nothing once it has gone wrong often or long enough. */
export function faultAfter(
  fault: SubmissionFault | undefined,
  streak: Streak | undefined,
  now: Instant,
): SubmissionFault | undefined {
  if (!fault || !streak) return fault
  const { times = Number.POSITIVE_INFINITY, until = Number.POSITIVE_INFINITY } = fault
  return streak.times >= times || now - streak.since >= until ? undefined : fault
}
