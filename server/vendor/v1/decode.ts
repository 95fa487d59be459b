import { SmileError } from '../../core/errors.ts'
import { type Product, products, traitsOf } from '../../core/jobs/product.ts'
import type { JobRequest, UploadRequest } from '../../core/jobs/submission.ts'
import type { Warning } from '../../core/warnings/warning.ts'
import type { V1IdVerificationRequest } from '../../generated/v1/id-verification-request.ts'
import type { V1UploadRequest } from '../../generated/v1/upload-request.ts'
import type { Call } from '../../http/operation.ts'
import { decodeIdentity } from '../shared/identity.ts'
import { schemeOf } from './access/sec-key.ts'
import { decodeHints } from './asked-outcome.ts'

/** v1's numbers for the products that it has. Source: v1 §8.1. */
const jobTypes: Readonly<Partial<Record<Product, number>>> = {
  biometric_kyc: 1,
  smart_selfie_authentication: 2,
  smart_selfie_registration: 4,
  enhanced_kyc: 5,
  document_verification: 6,
  business_verification: 7,
  photo_update: 8,
  user_info_comparison: 9,
  aml_check: 10,
  enhanced_document_verification: 11,
  address_verification: 12,
}

/** The products that v1 has. */
export const v1Products: readonly Product[] = products.filter((product) => jobTypes[product] !== undefined)

const productOf = new Map<string, Product>(v1Products.map((product) => [String(jobTypes[product]), product]))

/** The products whose jobs are announced first and then get a package with pictures. The others are looked up in one call. */
export const uploadedProducts: readonly Product[] = v1Products.filter((product) => traitsOf(product).hasPictures)

/** v1's number for a product. @throws RangeError for one that v1 does not have; see `v1Products`. */
export function jobTypeOf(product: Product): number {
  const type = jobTypes[product]
  if (type === undefined) throw new RangeError(`v1 has no ${product}`)
  return type
}

/**
 * Decodes an upload request for the core.
 * @throws SmileError for a job type that is unknown or belongs to another endpoint.
 */
export function decodeUploadRequest(
  body: V1UploadRequest,
  { warnings, origin }: Pick<Call, 'warnings' | 'origin'>,
): UploadRequest {
  const { partner_params: params } = body
  return {
    ...decodeJobRequest(String(body.smile_client_id), body, uploadedProducts, warnings),
    allowNewEnroll: isTrue(body.allow_new_enroll) || isTrue(params.allow_new_enroll),
    useEnrolledImage: isTrue(body.use_enrolled_image),
    retry: isTrue(body.retry),
    origin,
  }
}

/** Decodes a lookup of the endpoint's only product. @throws SmileError like `decodeUploadRequest`. */
export function decodeLookupRequest(
  body: V1IdVerificationRequest,
  product: Product,
  warnings: readonly Warning[],
): JobRequest {
  return decodeJobRequest(String(body.partner_id), body, [product], warnings)
}

function decodeJobRequest(
  partnerId: string,
  body: V1UploadRequest | V1IdVerificationRequest,
  taken: readonly Product[],
  warnings: readonly Warning[],
): JobRequest {
  const { partner_params: sent } = body
  const params = { ...sent, job_type: sent.job_type ?? onlyTypeOf(taken) }
  return {
    generation: 'v1',
    partnerId,
    product: decodeJobType(params.job_type, taken, '/partner_params/job_type'),
    userId: String(params.user_id),
    jobId: String(params.job_id),
    partnerParams: params,
    hints: decodeHints(params),
    callbackUrl: body.callback_url || undefined,
    idInfo: decodeIdentity(body, params),
    sourceSdk: body.source_sdk || undefined,
    scheme: schemeOf(body),
    warnings,
  }
}

/** A lookup's endpoint takes one product, so its job type may be left out; an upload takes many. */
function onlyTypeOf([only, ...others]: readonly Product[]): number | string {
  return only && others.length === 0 ? jobTypeOf(only) : ''
}

/**
 * The product of a job type.
 * @param taken the products of the endpoint. @param pointer where the job type is.
 * @throws SmileError for any other.
 */
export function decodeJobType(jobType: string | number, taken: readonly Product[], pointer: string): Product {
  const product = productOf.get(String(jobType))
  if (product && taken.includes(product)) return product
  const here = taken.map((one) => `${jobTypes[one]} (${one})`).join(', ')
  const why = product ? `belongs to ${endpointOf(product)}` : 'is not a job type that the emulator has'
  throw new SmileError('product_not_taken', `${pointer}: ${JSON.stringify(jobType)} ${why}. Taken here: ${here}.`)
}

function endpointOf(product: Product): string {
  switch (product) {
    case 'enhanced_kyc':
      return '/v1/id_verification'
    case 'business_verification':
      return '/v1/business_verification'
    case 'aml_check':
      return '/v1/aml'
    case 'address_verification':
      return '/v1/async-verify-address'
    default:
      return '/v1/upload'
  }
}

/** A flag as real clients send it: a boolean, or its text. Source: v1 §5.1. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}
