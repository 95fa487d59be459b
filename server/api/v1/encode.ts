import type { ErrorKind, SmileError } from '../../core/errors.ts'
import type { SignatureFault, StatusFault } from '../../core/fault.ts'
import { type Job, statusAt } from '../../core/job.ts'
import type { Result } from '../../core/result.ts'
import { type Proof, proofOf, type Signer } from '../../core/signature-fault.ts'
import { selfieOf } from '../../core/submission.ts'
import type { Instant } from '../../core/time.ts'
import type { Upload } from '../../core/upload.ts'
import type { V1IdVerificationResponse } from '../../generated/v1/id-verification-response.ts'
import type { V1JobStatusResponse } from '../../generated/v1/job-status-response.ts'
import type { V1UploadResponse } from '../../generated/v1/upload-response.ts'
import type { Reply } from '../operation.ts'
import { encodeResult } from './encode-result.ts'
import { resultsPath } from './paths.ts'

// Every kind of error in v1's words. Sources: v1 §3.3 and §2.4; 2304 is invented (v1 §12.1); v3 §5.7 says "Link not found".
const errorWords = {
  system_error: { code: '2201', error: 'System Error' },
  invalid_json: { code: '2203', error: 'Invalid JSON' },
  wrong_type: { code: '2204', error: 'A parameter is of the wrong data type' },
  missing_parameter: { code: '2213', error: 'A required parameter is missing' },
  not_authorized: { code: '2205', error: 'You are not authorized to do that.' },
  invalid_job_type: { code: '2212', error: 'Invalid job type' },
  no_enrolled_user: { code: '2210', error: 'No enrolled user found.' },
  already_enrolled: { code: '2209', error: 'User already enrolled with this user_id' },
  user_disabled: { code: '2207', error: 'The enrolled user is disabled' },
  user_deleted: { code: '2208', error: 'The enrolled user is deleted' },
  must_re_enroll: { code: '2211', error: 'The enrolled user must re-enroll' },
  no_photo_on_file: { code: '2216', error: 'The enrolled user has no photo on file' },
  job_exists: { code: '2215', error: 'Job already exists. Did you mean to set the retry flag to true?' },
  job_not_found: { code: '2304', error: 'Job not found' },
  link_not_found: { code: '2413', error: 'Link not found' },
  body_too_large: { code: '2204', error: 'Request too large' },
} as const satisfies Record<ErrorKind, { code: string; error: string }>

/** Words an error in v1's shape. Source: v1 §2.4: HTTP 400 for whatever the client did. */
export function encodeError(error: SmileError): Reply {
  const { code, error: text } = errorWords[error.kind]
  const status = error.kind === 'system_error' ? 500 : 400
  return { status, json: { error: text, code }, hint: error.hint, fault: error.fault }
}

/** The same in the words of the id endpoints, which have codes of their own. Source: v1 §3.3 (24xx). */
export function encodeLookupError(error: SmileError): Reply {
  const code = lookupCodes[error.kind] ?? errorWords[error.kind].code
  return { ...encodeError(error), json: { error: errorWords[error.kind].error, code } }
}

const lookupCodes: Partial<Readonly<Record<ErrorKind, string>>> = {
  system_error: '2401',
  missing_parameter: '2413',
  not_authorized: '2405',
}

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
  readonly imageLinks: boolean
  readonly history: boolean
  /** Scheme and host for links. */
  readonly origin: string
  /** Whether a suspected spoof counts as success (v1 §12.10: assumed true). */
  readonly suspectedSuccess: boolean
  /** What the scenario does to it. */
  readonly fault?: StatusFault | undefined
}

/** How a job stands at `now`, signed. Sources: v1 §5.2, §5.4; between package and verdict: v1 §12.6. */
export function encodeJobStatus(job: Job, signer: Signer, options: StatusOptions, now: Instant): V1JobStatusResponse {
  const { lag = 0, signature } = options.fault ?? {}
  const { result, history } = statusAt(job, now - lag)
  const response: V1JobStatusResponse = {
    ...signed(signer, now, signature),
    job_complete: result !== undefined,
    job_success: result !== undefined && isSuccess(result, options.suspectedSuccess),
    code: '2302',
    result: result ? encodeResult(job, result) : '',
  }
  if (options.history) response.history = history.map((one) => encodeResult(job, one))
  if (options.imageLinks) response.image_links = encodeImageLinks(job, options.origin)
  return response
}

function isSuccess(result: Result, suspectedSuccess: boolean): boolean {
  return result.success && (result.outcome !== 'spoof_suspected' || suspectedSuccess)
}

/** How an upload stands whose package has not come. Source: v1 §5.3. */
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
export function encodeLookup(job: Job, result: Result, signer: Signer, now: Instant): V1IdVerificationResponse {
  const answer = encodeResult(job, result) as Omit<V1IdVerificationResponse, 'timestamp' | 'signature'>
  if (job.submission.scheme !== 'sec_key') return { ...answer, ...signed(signer, now) }
  // Old SDKs were answered epoch milliseconds here and a member of this name. Source: [README-old], job type 5.
  const signature = signer(String(now))
  return { ...answer, timestamp: now, signature, sec_key: signature }
}

function encodeImageLinks(job: Job, origin: string): NonNullable<V1JobStatusResponse['image_links']> {
  if (!selfieOf(job.submission.package)) return { error: 'No selfie image found' }
  return { selfie_image: `${origin}${resultsPath(job.partnerId, job.ref)}` }
}

/** The timestamp and signature of a signed answer; wrong, or not there, where a scenario has it so. Source: v1 §2.2. */
export function signed(signer: Signer, now: Instant, fault?: SignatureFault): Proof {
  return proofOf(signer, now, fault) as Proof
}
