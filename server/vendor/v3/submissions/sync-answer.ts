import type { SmileError } from '../../../core/errors.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { isReworded, type Result } from '../../../core/jobs/result.ts'
import type { Milliseconds } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call, Reply } from '../../../http/operation.ts'
import { encodeCallback } from '../callbacks/encode.ts'
import { headerText } from '../header-text.ts'

/** How long the gateway lets an endpoint take, as AWS has it. Assumed: the vendor publishes no figure. */
export const patience: Milliseconds = 29_000

/** The same bytes as a callback would have; only the ids are in other headers. Source: v3 §5.3. */
export function verdictReply(job: Job, result: Result, call: Call): Reply {
  const { headers, json } = encodeCallback(
    { job, result, partner: call.partner as Partner, origin: call.origin },
    call.now,
  )
  const { 'Response-Signature': signature = '', 'Response-Timestamp': timestamp = '' } = headers
  return {
    status: 200,
    headers: {
      'Response-Signature': signature,
      'Response-Timestamp': timestamp,
      'SmileID-Job-ID': job.smileJobId,
      'User-ID': headerText(job.submission.userId),
    },
    json,
    isReworded: isReworded(result, 'v3'),
  }
}

/** A failure, once there is a job. Source: v3 §5.3. */
export function failedReply(encode: (error: SmileError) => Reply, { smileJobId }: Job, error: SmileError): Reply {
  return { ...encode(error), headers: { 'SmileID-Job-ID': smileJobId } }
}

/** The hint that a job's own result is answered with an HTTP status. */
export function endedInError({ scenario }: Job, { outcome }: Result): string {
  return `Scenario "${scenario.name}" ends in ${outcome}, which this endpoint answers with an HTTP status.`
}
