import { SmileError } from '../../core/errors.ts'
import { type IdInfo, readIdInfo } from '../../core/person.ts'
import { type Product, traitsOf } from '../../core/product.ts'
import type { JobRequest, UploadRequest } from '../../core/submission.ts'
import type { V1IdVerificationRequest } from '../../generated/v1/id-verification-request.ts'
import type { V1UploadRequest } from '../../generated/v1/upload-request.ts'

/** v1's numbers for products. Source: v1 §8.1. */
const productOf: Readonly<Record<string, Product>> = {
  1: 'biometric_kyc',
  2: 'smart_selfie_authentication',
  4: 'smart_selfie_registration',
  5: 'enhanced_kyc',
  6: 'document_verification',
  7: 'business_verification',
  11: 'enhanced_document_verification',
}

/** v1's number for a product; undefined when v1 has none. */
export function jobTypeOf(product: Product): number | undefined {
  const [jobType] = Object.entries(productOf).find(([, one]) => one === product) ?? []
  return jobType === undefined ? undefined : Number(jobType)
}

// Source: v1 §8.1. Known to the vendor, not played: what they answer is in no source.
const otherJobTypes = ['3', '8', '9', '10', '12']

// The identity, as SDKs spread it over a request. Sources: v1 §3.1, §9.1.
const idFields = ['country', 'id_type', 'id_number', 'first_name', 'middle_name', 'last_name', 'dob', 'phone_number']

/**
 * Lifts an upload request to what the core knows.
 * @throws SmileError for a job type that is unknown, not played, or asked for at another endpoint.
 */
export function decodeUploadRequest(body: V1UploadRequest): UploadRequest {
  const { partner_params: params } = body
  return {
    ...decodeJobRequest(String(body.smile_client_id), body, 'package'),
    allowNewEnroll: isTrue(body.allow_new_enroll) || isTrue(params.allow_new_enroll),
    retry: isTrue(body.retry),
  }
}

/** Lifts a lookup. @throws SmileError like `decodeUploadRequest`. */
export function decodeLookupRequest(body: V1IdVerificationRequest): JobRequest {
  return decodeJobRequest(String(body.partner_id), body, 'lookup')
}

function decodeJobRequest(
  partnerId: string,
  body: V1UploadRequest | V1IdVerificationRequest,
  intake: 'package' | 'lookup',
): JobRequest {
  const { partner_params: params } = body
  return {
    partnerId,
    product: decodeJobType(params.job_type, intake),
    userId: String(params.user_id),
    jobId: String(params.job_id),
    partnerParams: params,
    callbackUrl: body.callback_url || undefined,
    idInfo: identityIn({ ...params, ...body }),
    sourceSdk: body.source_sdk || undefined,
  }
}

function identityIn(fields: Readonly<Record<string, unknown>>): IdInfo {
  return readIdInfo(Object.fromEntries(idFields.map((name) => [name, fields[name]])))
}

function decodeJobType(jobType: string | number, intake: 'package' | 'lookup'): Product {
  const product = Object.hasOwn(productOf, jobType) ? productOf[String(jobType)] : undefined
  if (product && traitsOf(product).intake === intake) return product
  const shown = JSON.stringify(jobType)
  throw new SmileError('invalid_job_type', `/partner_params/job_type: ${wrongJobType(String(jobType), shown, intake)}`)
}

function wrongJobType(jobType: string, shown: string, intake: 'package' | 'lookup'): string {
  const here = Object.entries(productOf).flatMap(([number, product]) => {
    return traitsOf(product).intake === intake ? [`${number} (${product})`] : []
  })
  const why = Object.hasOwn(productOf, jobType)
    ? 'is asked for at another endpoint'
    : otherJobTypes.includes(jobType)
      ? 'is a job type of Smile ID that this emulator does not play'
      : 'is no job type'
  return `${shown} ${why}. Taken here: ${here.join(', ')}.`
}

/** A flag as real clients send it: a boolean, or its text. Source: v1 §5.1. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}
