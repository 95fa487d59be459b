import { AdvisedError } from '../../errors.ts'
import type { Decision } from '../../state/changes.ts'
import type { Instant } from '../../time.ts'
import { type UserFacts, userStateAt } from '../../users/enrolment.ts'
import { type FraudMark, type FraudReason, facesIn } from '../../users/fraud.ts'

/** A partner's word about a user. */
export interface FraudReport {
  readonly userId: string
  /** Undefined takes back what was reported. */
  readonly reason: FraudReason | undefined
}

/** What a report depends on. */
export interface ReportFacts extends UserFacts {
  readonly partnerId: string
}

/**
 * Marks a user and the user's faces as fraud, or takes that back. Source: v3 §5.5.
 * @throws SmileError when the user is not on file.
 */
export function decideFraudReport(
  { userId, reason }: FraudReport,
  facts: ReportFacts,
  now: Instant,
): Decision<FraudMark | undefined> {
  const { partnerId } = facts
  const state = userStateAt(facts, now)
  if (state === undefined || state === 'deleted') {
    const hint = `The user "${userId}" of partner ${partnerId} is ${state ?? 'not on file'}.`
    throw new AdvisedError('no_enrolled_user', hint, 'register_first')
  }
  const about = { at: now, partnerId, userId }
  if (reason === undefined) {
    return { answer: undefined, changes: { clearedFrauds: [userId] }, events: [{ ...about, type: 'user.cleared' }] }
  }
  const faces = [...new Set(facts.jobs.flatMap(({ submission }) => facesIn(submission.package)))]
  const mark = { partnerId, userId, reason, since: now, faces }
  return { answer: mark, changes: { frauds: [mark] }, events: [{ ...about, type: 'user.reported' }] }
}
