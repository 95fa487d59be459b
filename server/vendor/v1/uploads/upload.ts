import type { Milliseconds } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V1UploadRequest } from '../../../generated/v1/upload-request.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import { openUpload } from '../../../service/jobs/open-upload.ts'
import type { SubmissionParts } from '../../../service/jobs/submission-parts.ts'
import type { UserParts } from '../../../service/partners/users.ts'
import { jsonLimit } from '../../shared/json-limit.ts'
import { type AuthParts, signatureOrToken } from '../access/auth.ts'
import { decodeUploadRequest, uploadedProducts } from '../decode.ts'
import { encodeUpload } from '../jobs/encode.ts'
import { uploadPath } from '../paths.ts'
import { type SignatureAges, uploadWarnings } from '../request-warnings.ts'
import { linkTerms } from './link.ts'

/** What opening an upload needs. */
export interface UploadParts extends AuthParts, SignatureAges, SubmissionParts, UserParts {
  readonly uploadLinkLifetime: Milliseconds
}

/** `POST /v1/upload`: announces a package and answers where to PUT it. Source: v1 §3. */
export function uploadOperation(parts: UploadParts): Operation {
  return {
    method: 'post',
    path: '/v1/upload',
    body: 'json',
    limit: jsonLimit,
    purposes: ['submit'],
    summary: 'Announces a package, and answers where to PUT it.',
    tag: 'submissions',
    products: uploadedProducts,
    callback: 'v1/callback',
    request: 'v1/upload-request',
    response: { 200: 'v1/upload-response', 400: 'v1/error' },
    authenticate: signatureOrToken(parts, 'smile_client_id'),
    warn: uploadWarnings(parts),
    async handle(call): Promise<Reply> {
      const body = call.body as V1UploadRequest
      const { apiKey } = call.partner as Partner
      const asked = decodeUploadRequest(body, call)
      const upload = await openUpload(parts, asked, call)
      const { scenario = '', answer, upload: spoiled } = upload.faults ?? {}
      const lifetime = spoiled?.link === 'expired' ? 0 : parts.uploadLinkLifetime
      const terms = linkTerms(apiKey, upload, call.now, lifetime)
      const link = `${call.origin}${uploadPath(upload.partnerId, upload.ref, terms)}`
      return {
        ...spoiledBy(scenario, answer),
        status: 200,
        json: encodeUpload(upload, link),
        warnings: upload.request.warnings,
      }
    },
  }
}
