import type { Job } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import { type Instant, toTimestamp } from '../../../core/time.ts'
import type { V2SmartSelfieResponse } from '../../../generated/v2/smart-selfie-response.ts'
import { word } from '../../shared/wording/words.ts'
import type { SelfieEntry } from './entry.ts'

/** The answer: ten members, and text throughout, since apps fail to read anything else. Source: v2 §3.2. */
export function encodeSelfie(
  { jobType }: SelfieEntry,
  { submission, partnerId, submittedAt }: Job,
  result: Result,
  now: Instant,
): V2SmartSelfieResponse {
  const { code, text } = word(submission.product, result)
  return {
    code,
    created_at: toTimestamp(submittedAt),
    job_id: submission.jobId,
    job_type: jobType,
    message: text,
    partner_id: partnerId,
    partner_params: asTexts(submission.partnerParams) as V2SmartSelfieResponse['partner_params'],
    status: statusOf(result),
    updated_at: toTimestamp(now),
    user_id: submission.userId,
  }
}

function statusOf({ final, success }: Result): V2SmartSelfieResponse['status'] {
  if (!final) return 'pending'
  return success ? 'approved' : 'rejected'
}

function asTexts(params: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))
}
