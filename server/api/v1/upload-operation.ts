import type { Partner } from '../../core/partner.ts'
import { productsBy } from '../../core/product.ts'
import type { Milliseconds } from '../../core/time.ts'
import { linkTerms } from '../../core/upload.ts'
import type { V1UploadRequest } from '../../generated/v1/upload-request.ts'
import type { Jobs } from '../../service/jobs.ts'
import type { Partners } from '../../service/partners.ts'
import type { Operation, Reply } from '../operation.ts'
import { signatureOrToken } from './auth.ts'
import { decodeUploadRequest } from './decode.ts'
import { encodeUpload } from './encode.ts'
import { jsonLimit } from './limits.ts'
import { uploadPath } from './paths.ts'

/** What opening an upload works with. */
export interface UploadParts {
  readonly jobs: Jobs
  readonly partners: Partners
  readonly uploadLinkLifetime: Milliseconds
}

/** `POST /v1/upload`: announces a package and answers where to PUT it. Source: v1 §3. */
export function uploadOperation({ jobs, partners, uploadLinkLifetime }: UploadParts): Operation {
  return {
    method: 'post',
    path: '/v1/upload',
    body: 'json',
    limit: jsonLimit,
    summary: 'Announces a package, and answers where to PUT it.',
    tag: 'submissions',
    products: productsBy('package'),
    callback: 'v1/callback',
    request: 'v1/upload-request',
    response: { 200: 'v1/upload-response', 400: 'v1/error' },
    authenticate: signatureOrToken(partners, 'smile_client_id'),
    handle(call): Reply {
      const upload = jobs.open(decodeUploadRequest(call.body as V1UploadRequest), call.now)
      const { apiKey } = call.partner as Partner
      const terms = linkTerms(apiKey, upload.ref, call.now + uploadLinkLifetime)
      const link = `${call.origin}${uploadPath(upload.partnerId, upload.ref, terms)}`
      return { status: 200, json: encodeUpload(upload, link) }
    },
  }
}
