import type { Product } from '../../../core/jobs/product.ts'
import type { V2SmartSelfieEnrollRequest } from '../../../generated/v2/smart-selfie-enroll-request.ts'
import type { V2SmartSelfieResponse } from '../../../generated/v2/smart-selfie-response.ts'
import type { PicturePart } from '../../shared/parts/pictures.ts'

/** What every request with a selfie says. Source: v2 §3.1. */
export type SelfieBody = Pick<
  V2SmartSelfieEnrollRequest,
  'user_id' | 'partner_params' | 'callback_url' | 'sandbox_result' | 'allow_new_enroll'
>

/** One endpoint that takes a selfie and answers with the result. */
export interface SelfieEntry {
  readonly path: string
  readonly summary: string
  readonly product: Product
  /** What the answer calls the product. */
  readonly jobType: V2SmartSelfieResponse['job_type']
  /** v1's number of the product, if it has one: `partner_params` and callbacks have it. */
  readonly jobNumber?: string
  /** The schema of its request. */
  readonly request: string
  /** Its own parts that are text, beside those of every endpoint. */
  readonly known: readonly string[]
  readonly pictures: readonly PicturePart[]
}
