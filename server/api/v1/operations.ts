import { SmileError } from '../../core/errors.ts'
import type { Partner } from '../../core/partner.ts'
import type { Milliseconds } from '../../core/time.ts'
import { linkTerms } from '../../core/upload.ts'
import type { V1JobStatusRequest } from '../../generated/v1/job-status-request.ts'
import type { V1UploadRequest } from '../../generated/v1/upload-request.ts'
import type { Jobs } from '../../service/jobs.ts'
import type { Partners } from '../../service/partners.ts'
import type { ApiGeneration, Call, Operation, Reply } from '../operation.ts'
import { bodySignature } from './auth.ts'
import { decodeUploadRequest, isTrue } from './decode.ts'
import { encodeError, encodeJobStatus, encodeNoPackage, encodeUpload } from './encode.ts'
import { uploadPath } from './paths.ts'
import { type StorageParts, storageOperations } from './storage-operations.ts'

/** What v1 works with. */
export interface V1Parts extends StorageParts {
  readonly jobs: Jobs
  readonly partners: Partners
  readonly uploadLinkLifetime: Milliseconds
  readonly suspectedSuccess: boolean
}

// The vendor's API gateway takes 10 MB of JSON.
const jsonLimit = 10 * 1024 * 1024

/** The first generation of the vendor's API: JSON, then a zip. */
export function createV1(parts: V1Parts): ApiGeneration {
  return {
    name: 'v1',
    vendor: true,
    operations: [uploadOperation(parts), jobStatusOperation(parts), ...storageOperations(parts)],
    encodeError: (error) => encodeError(error instanceof SmileError ? error : systemError(error)),
    claimedPartner,
  }
}

function systemError(error: Error): SmileError {
  return new SmileError(
    'system_error',
    `A fault of the emulator itself, please report it: ${error.stack ?? error.message}`,
  )
}

function claimedPartner({ body, params }: Call): string | undefined {
  const { smile_client_id: client, partner_id: partner } = (body ?? {}) as Record<string, unknown>
  const id = params.partner ?? client ?? partner
  return id === undefined ? undefined : String(id)
}

function uploadOperation({ jobs, partners, uploadLinkLifetime }: V1Parts): Operation {
  return {
    method: 'post',
    path: '/v1/upload',
    body: 'json',
    limit: jsonLimit,
    request: 'v1/upload-request',
    response: { 200: 'v1/upload-response', 400: 'v1/error' },
    authenticate: bodySignature(partners, 'smile_client_id'),
    handle(call): Reply {
      const upload = jobs.open(decodeUploadRequest(call.body as V1UploadRequest), call.now)
      const { apiKey } = call.partner as Partner
      const terms = linkTerms(apiKey, upload.ref, call.now + uploadLinkLifetime)
      const link = `${call.origin}${uploadPath(upload.partnerId, upload.ref, terms)}`
      return { status: 200, json: encodeUpload(upload, link) }
    },
  }
}

function jobStatusOperation({ jobs, partners, suspectedSuccess }: V1Parts): Operation {
  return {
    method: 'post',
    path: '/v1/job_status',
    body: 'json',
    limit: jsonLimit,
    request: 'v1/job-status-request',
    response: { 200: 'v1/job-status-response', 400: 'v1/error' },
    authenticate: bodySignature(partners, 'partner_id'),
    handle(call): Reply {
      const body = call.body as V1JobStatusRequest
      const partner = call.partner as Partner
      const found = jobs.find(partner.id, String(body.user_id), String(body.job_id))
      if ('upload' in found) {
        const hint = `The upload ${found.upload.ref} was opened, and its package has not come. PUT it to upload_url.`
        return { status: 200, json: encodeNoPackage(partner, call.now), hint }
      }
      const options = {
        imageLinks: isTrue(body.image_links),
        history: isTrue(body.history),
        origin: call.origin,
        suspectedSuccess,
      }
      return { status: 200, json: encodeJobStatus(found.job, partner, options, call.now) }
    },
  }
}
