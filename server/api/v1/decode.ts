import { SmileError } from '../../core/errors.ts'
import type { Product } from '../../core/product.ts'
import type { UploadRequest } from '../../core/submission.ts'
import type { V1UploadRequest } from '../../generated/v1/upload-request.ts'

/** v1's numbers for products. Source: v1 §8.1. */
const productOf: Readonly<Record<string, Product>> = {
  2: 'smart_selfie_authentication',
  4: 'smart_selfie_registration',
}

// Sources: v1 §8.1. Known to the vendor, not emulated (yet).
const otherJobTypes = ['1', '3', '5', '6', '7', '8', '9', '10', '11', '12']

/**
 * Lifts an upload request to what the core knows.
 * @throws SmileError for a job type that is unknown or not emulated.
 */
export function decodeUploadRequest(body: V1UploadRequest): UploadRequest {
  const { partner_params: params } = body
  return {
    partnerId: String(body.smile_client_id),
    product: decodeJobType(params.job_type),
    userId: String(params.user_id),
    jobId: String(params.job_id),
    partnerParams: params,
    callbackUrl: body.callback_url || undefined,
    allowNewEnroll: isTrue(body.allow_new_enroll) || isTrue(params.allow_new_enroll),
    retry: isTrue(body.retry),
    sourceSdk: body.source_sdk || undefined,
  }
}

function decodeJobType(jobType: string | number): Product {
  const product = productOf[String(jobType)]
  if (product) return product
  const known = otherJobTypes.includes(String(jobType))
  throw new SmileError(
    'invalid_job_type',
    `/partner_params/job_type: ${JSON.stringify(jobType)} is ${known ? 'a job type of Smile ID that this emulator does not play' : 'no job type'}. ` +
      'Played: 2 (SmartSelfie Authentication), 4 (SmartSelfie Registration).',
  )
}

/** A flag as real clients send it: a boolean, or its text. Source: v1 §5.1. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}
