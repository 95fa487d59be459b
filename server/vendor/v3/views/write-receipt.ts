import type { Job } from '../../../core/jobs/job.ts'
import { toTimestamp } from '../../../core/time.ts'
import { writePdf } from '../../shared/links/write-pdf.ts'
import { idFields } from '../callbacks/person-members.ts'
import type { VerdictRow } from '../wording/products/row.ts'

/** The PDF behind a receipt's link: what was found, and that nobody real was looked up. What Smile ID's looks like is assumed. */
export function writeReceipt(job: Job, { status, reason, message }: VerdictRow): Buffer {
  const facts: Readonly<Record<string, string | null>> = {
    job_id: job.smileJobId,
    partner: job.partnerId,
    user_id: job.submission.userId,
    created_at: toTimestamp(job.submittedAt),
    status,
    reason,
    message,
    ...(status === 'block' ? {} : idFields(job.submission)),
  }
  const lines = Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  const notice = 'Made by an emulator. The people in it are made up.'
  return writePdf('Verification receipt', [notice, '', ...lines])
}
