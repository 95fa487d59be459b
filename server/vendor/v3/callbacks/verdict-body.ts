import type { Job } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import { type Instant, toTimestamp } from '../../../core/time.ts'
import type { V3EnhancedKycCallback } from '../../../generated/v3/enhanced-kyc-callback.ts'
import type { VerdictRow } from '../wording/products/row.ts'
import { overrideOf } from '../wording/wording.ts'
import { consentRecord, idFields, providedInfo } from './person-members.ts'

/** What a verdict is reported with. */
export interface ReportedVerdict {
  readonly verdict: VerdictRow
  /** From when it holds. */
  readonly from: Instant
  /** The link to its receipt; undefined where there is nobody to follow one. */
  readonly receipt: string | undefined
}

/**
 * A verdict on a job: what is posted to its callback URL, and what `/sync` answers. Sources: v3 §5.3, §8, §18. The members' order is
 * the alphabet's, as in the sandbox's answers (v3 §15).
 */
export function verdictBody(job: Job, { verdict, from, receipt }: ReportedVerdict): V3EnhancedKycCallback {
  const { submission, smileJobId } = job
  const { status, reason, message } = verdict
  const isApproved = status === 'clear' || status === 'attention'
  return {
    antifraud: riskOf(verdict),
    ...(status !== 'processing' && { completed_at: toTimestamp(from) }),
    consent: consentRecord(submission),
    created_at: toTimestamp(job.submittedAt),
    device_signals: null,
    id_fields: isApproved ? idFields(submission) : null,
    job_id: smileJobId,
    kyc_receipt: hasReceipt(verdict) ? (receipt ?? null) : null,
    message,
    partner_params: { ...submission.partnerParams, job_id: smileJobId, user_id: submission.userId },
    product: 'enhanced_kyc',
    reason,
    status,
    user_id: submission.userId,
    user_provided_info: providedInfo(submission),
  }
}

/** Whether a verdict has a receipt: there is none of an error. Source: v3 §8. */
export function hasReceipt({ status }: VerdictRow): boolean {
  return status !== 'error' && status !== 'processing'
}

/** What is reported of a result, with the members that its scenario says itself, and without those that it leaves out. */
export function reworded(reported: object, result: Result): object {
  const { members, without = [] } = overrideOf(result)
  if (members === undefined && without.length === 0) return reported
  const left = Object.entries(reported).filter(([name]) => !without.includes(name))
  return { ...Object.fromEntries(left), ...members }
}

// Of 100. That of a high risk is an example's (v3 §18.1); the others are assumed.
const scores = { low: 8, medium: 55, high: 92 } as const

/** How much of a risk the person is; null where nobody found out. Source: v3 §8. */
function riskOf({ status, reason }: VerdictRow): V3EnhancedKycCallback['antifraud'] {
  if (status === 'error' || status === 'processing') return null
  const level = reason === 'high_risk' ? 'high' : reason === 'medium_risk' ? 'medium' : 'low'
  return {
    fraud_risk: { risk_level: level, risk_score: scores[level] },
    smile_secure: { status: 'clear', suspect_users: [] },
    summary: { fraud_detected: level === 'high' },
  }
}
