import { SmileError } from '../../../core/errors.ts'
import { type Job, statusAt } from '../../../core/jobs/job.ts'
import type { Product } from '../../../core/jobs/product.ts'
import { isReworded } from '../../../core/jobs/result.ts'
import { describeStatusFault } from '../../../core/scenarios/describe.ts'
import { statusFaultAt } from '../../../core/scenarios/fault.ts'
import { refusalError, scenarioHint } from '../../../core/scenarios/refusal.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { createWarning, type Warning } from '../../../core/warnings/warning.ts'
import type { V1JobStatusRequest } from '../../../generated/v1/job-status-request.ts'
import type { V1JobStatusResponse } from '../../../generated/v1/job-status-response.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { findJob } from '../../../service/jobs/find-job.ts'
import type { Store } from '../../../store/store.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { hasCode } from '../../shared/wording/words.ts'
import { type AuthParts, bodySignature } from '../access/auth.ts'
import { schemeOf } from '../access/sec-key.ts'
import { signerOf } from '../access/signer.ts'
import { isTrue } from '../decode.ts'
import { type SignatureAges, signedWarnings } from '../request-warnings.ts'
import { linksOf } from '../views/links.ts'
import { encodeJobStatus, encodeNoPackage } from './encode.ts'

/** What job_status needs. */
export interface JobStatusParts extends AuthParts, SignatureAges {
  readonly store: Store
  readonly suspectedSuccess: boolean
  readonly lookupSuccess: boolean
}

/** `POST /v1/job_status`: the status of a job. Source: v1 §5. */
export function jobStatusOperation(parts: JobStatusParts): Operation {
  return {
    method: 'post',
    path: '/v1/job_status',
    body: 'json',
    limit: jsonLimit,
    purposes: ['ask_status'],
    summary: 'Answers the status of a job, signed.',
    tag: 'submissions',
    request: 'v1/job-status-request',
    response: { 200: 'v1/job-status-response', 400: 'v1/error' },
    authenticate: bodySignature(parts, 'partner_id'),
    warn: signedWarnings(parts, 'partner_id'),
    async handle(call): Promise<Reply> {
      const body = call.body as V1JobStatusRequest
      const partner = call.partner as Partner
      const signer = signerOf(partner, schemeOf(body), parts.rsaKey)
      const names = { partnerId: partner.id, userId: String(body.user_id), jobId: String(body.job_id) }
      const found = await findJob(parts, names)
      if ('upload' in found) {
        const hint = `The upload ${found.upload.ref} was opened, and its package has not come. PUT it to upload_url.`
        return { status: 200, json: encodeNoPackage(signer, call.now), hint }
      }
      refuseUnworded(found.job)
      const fault = statusFaultAt(found.job.faults?.status, call.now - found.job.submittedAt)
      if (fault?.error) throw refusalError(fault.error, scenarioHint(found.job.scenario.name), fault)
      const status = statusAt(found.job, call.now - (fault?.lag ?? 0))
      const options = {
        status,
        fault,
        imageLinks: isTrue(body.image_links),
        history: isTrue(body.history),
        links: linksOf(found.job, partner, call.origin, call.now),
        suspectedSuccess: parts.suspectedSuccess,
        lookupSuccess: parts.lookupSuccess,
      }
      const json = encodeJobStatus(found.job, signer, options, call.now)
      const { state, result, history } = status
      const { product } = found.job.submission
      const reported = { by: 'status', product, state, result } as const
      return {
        ...(fault && { fault, hint: describeStatusFault(found.job.scenario.name, fault) }),
        status: 200,
        json,
        reported,
        isReworded: fault?.signature === 'none' || history.some((one) => isReworded(one, 'v1')),
        warnings: [...call.warnings, ...successWarnings(product, json)],
      }
    },
  }
}

/** @throws SmileError when v1 has no words for what a job of another generation came to: it is found there alone. */
function refuseUnworded({ smileJobId, results, submission: { product, generation } }: Job): void {
  if (results.every(({ result: { outcome, by } }) => hasCode(product, outcome, by))) return
  const hint = `Job ${smileJobId} came by ${generation}, and there is no code for its results: ask ${generation} how it stands.`
  throw new SmileError('job_not_found', hint)
}

/** Source: v1 §5.4: for job type 5, integrators saw both values. */
function successWarnings(
  product: Product,
  { job_complete: isComplete, job_success: value }: V1JobStatusResponse,
): Warning[] {
  if (product !== 'enhanced_kyc' || !isComplete) return []
  return [createWarning('lookup-success', { product, value: String(value) })]
}
