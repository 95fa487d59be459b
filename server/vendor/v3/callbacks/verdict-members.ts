import type { Job } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import { type Instant, toTimestamp } from '../../../core/time.ts'
import type { V3EnhancedKycCallback } from '../../../generated/v3/enhanced-kyc-callback.ts'
import type { JobLinks } from '../views/job-links.ts'
import type { VerdictRow } from '../wording/products/row.ts'
import { consentRecord, providedInfo } from './person-members.ts'

/** What a verdict is reported with. */
export interface ReportedVerdict {
  readonly verdict: VerdictRow
  /** What the verdict says in words. */
  readonly result: Result
  /** From when it holds. */
  readonly from: Instant
  /** Where its links lead; undefined where there is nobody to follow one. */
  readonly links: JobLinks | undefined
}

/** What is said of a job of every product, unless a product says it otherwise. Sources: v3 §5.3, §8, §18. */
export type VerdictMembers = Omit<V3EnhancedKycCallback, 'id_fields' | 'product'>

/** What every product says of a verdict on a job. */
export function verdictMembers(job: Job, { verdict, from, links }: ReportedVerdict): VerdictMembers {
  const { submission, smileJobId } = job
  const { status, reason, message } = verdict
  return {
    antifraud: riskOf(verdict),
    ...(status !== 'processing' && { completed_at: toTimestamp(from) }),
    consent: consentRecord(submission),
    created_at: toTimestamp(job.submittedAt),
    device_signals: null,
    job_id: smileJobId,
    kyc_receipt: hasReceipt(verdict) ? (links?.receipt() ?? null) : null,
    message,
    partner_params: { ...submission.partnerParams, job_id: smileJobId, user_id: submission.userId },
    reason,
    status,
    user_id: submission.userId,
    user_provided_info: providedInfo(submission),
  }
}

/** Whether a verdict is in the person's favour, so that what was found is told. Source: v3 §8. */
export function isFavourable({ status }: VerdictRow): boolean {
  return status === 'clear' || status === 'attention'
}

/** Whether a verdict has a receipt: there is none of an error. Source: v3 §8. */
export function hasReceipt({ status }: VerdictRow): boolean {
  return status !== 'error' && status !== 'processing'
}

// Of 100. That of a high risk is an example's (v3 §18.1); the others are assumed.
const scores = { low: 8, medium: 55, high: 92 } as const

/** How much of a risk the person is; null where nobody found out. Source: v3 §8. */
function riskOf({ status, reason }: VerdictRow): V3EnhancedKycCallback['antifraud'] {
  if (status === 'error' || status === 'processing') return null
  const isHigh = reason === 'high_risk' || reason === 'account_locked_fraud'
  const level = isHigh ? 'high' : reason === 'medium_risk' ? 'medium' : 'low'
  return {
    fraud_risk: { risk_level: level, risk_score: scores[level] },
    smile_secure: { status: 'clear', suspect_users: [] },
    summary: { fraud_detected: level === 'high' },
  }
}
