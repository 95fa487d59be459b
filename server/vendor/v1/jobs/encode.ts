import type { Job, JobStatus } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import type { Upload } from '../../../core/jobs/upload.ts'
import type { SignatureFault, StatusFault } from '../../../core/scenarios/fault.ts'
import type { Instant } from '../../../core/time.ts'
import type { V1IdVerificationResponse } from '../../../generated/v1/id-verification-response.ts'
import type { V1JobStatusResponse } from '../../../generated/v1/job-status-response.ts'
import type { V1UploadResponse } from '../../../generated/v1/upload-response.ts'
import { type Proof, proofOf, type Signer } from '../../shared/signatures/fault.ts'
import { encodeAntifraud } from '../callbacks/encode-antifraud.ts'
import { type JobLinks, receiptOf } from '../views/links.ts'
import { encodeResult } from '../wording/result.ts'
import { type SaidResult, sayResult } from '../wording/said-result.ts'

/** Where to PUT the package. Source: v1 §3.2. */
export function encodeUpload(upload: Upload, uploadUrl: string): V1UploadResponse {
  return {
    upload_url: uploadUrl,
    ref_id: upload.ref,
    smile_job_id: upload.smileJobId,
    camera_config: 'null',
    code: '2202',
  }
}

/** What a job_status answer shows besides the result. */
export interface StatusOptions {
  /** As it is shown, which a fault may delay. */
  readonly status: JobStatus
  readonly imageLinks: boolean
  readonly history: boolean
  readonly links: JobLinks
  /** Whether a suspected spoof counts as success (v1 §12.10: assumed true). */
  readonly suspectedSuccess: boolean
  /** Whether a validated ID counts as success: integrators saw both (v1 §5.4). */
  readonly lookupSuccess: boolean
  /** The scenario's fault. */
  readonly fault?: StatusFault | undefined
}

/** The status of a job at `now`, signed. Sources: v1 §5.2, §5.4; between package and verdict, without `result`: v1 §5.3. */
export function encodeJobStatus(job: Job, signer: Signer, options: StatusOptions, now: Instant): V1JobStatusResponse {
  const { links, status, fault: { lag = 0, signature } = {} } = options
  const { result, history } = status
  const antifraud = encodeAntifraud(job, now - lag)
  const said = result && sayResult(job.submission, result)
  const response: V1JobStatusResponse = {
    ...signed(signer, now, signature),
    job_complete: result !== undefined,
    job_success: result !== undefined && isSuccess(job, result, options),
    code: '2302',
  }
  if (said) {
    response.result = { ...encodeResult(job, said, links), ...antifraud }
    Object.assign(response, encodeReceipt(job, said, links))
  }
  if (options.history) response.history = history.map((one) => encodeResult(job, sayResult(job.submission, one), links))
  if (options.imageLinks) response.image_links = encodeImageLinks(links)
  return response
}

function isSuccess({ submission }: Job, result: Result, options: StatusOptions): boolean {
  if (submission.product === 'enhanced_kyc' && !options.lookupSuccess) return false
  return result.success && (result.outcome !== 'spoof_suspected' || options.suspectedSuccess)
}

/** The status of an upload whose package has not come. Source: v1 §5.3. */
export function encodeNoPackage(signer: Signer, now: Instant): V1JobStatusResponse {
  return {
    ...signed(signer, now),
    job_complete: false,
    job_success: false,
    code: '2314',
    result: 'No zip file received',
  }
}

/** The answer to a lookup. Sources: v1 §9.1, §9.3. */
export function encodeLookup(
  job: Job,
  result: Result,
  { signer, links }: { readonly signer: Signer; readonly links: JobLinks },
  now: Instant,
): V1IdVerificationResponse {
  const said = sayResult(job.submission, result)
  const answer = encodeResult(job, said, links) as Omit<V1IdVerificationResponse, 'timestamp' | 'signature'>
  if (job.submission.scheme !== 'sec_key') return { ...answer, ...signed(signer, now) }
  // Old SDKs got epoch milliseconds here, in a member of this name. Source: [README-old], job type 5.
  const signature = signer(String(now))
  return { ...answer, timestamp: now, signature, sec_key: signature }
}

function encodeImageLinks({ pictures }: JobLinks): NonNullable<V1JobStatusResponse['image_links']> {
  return Object.keys(pictures).length > 0 ? pictures : { error: 'No selfie image found' }
}

/** Source: v1 §5.2 [JAVA], §6.10. */
function encodeReceipt(job: Job, said: SaidResult, links: JobLinks): Partial<V1JobStatusResponse> {
  const kind = receiptOf(job, said)
  return kind ? { [kind === 'kyb' ? 'kyb_receipt' : 'kyc_receipt']: links.receipt } : {}
}

/** The timestamp and signature of a signed answer; wrong or absent if a scenario says so. Source: v1 §2.2. */
export function signed(signer: Signer, now: Instant, fault?: SignatureFault): Proof {
  return proofOf(signer, now, fault) as Proof
}
