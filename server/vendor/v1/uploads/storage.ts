import type { Package } from '../../../core/jobs/submission.ts'
import type { Upload } from '../../../core/jobs/upload.ts'
import type { UploadFault } from '../../../core/scenarios/fault.ts'
import { type Instant, toTimestamp } from '../../../core/time.ts'
import { createWarning, type Warning } from '../../../core/warnings/warning.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import { spoiledBy } from '../../../http/replies/spoiled.ts'
import type { People } from '../../../people/people.ts'
import type { KeptPictures } from '../../../service/jobs/kept-pictures.ts'
import type { SubmissionParts } from '../../../service/jobs/submission-parts.ts'
import { submitPackage } from '../../../service/jobs/submit-package.ts'
import type { Registry } from '../../../validation/registry.ts'
import { withSessionNumber } from '../access/session-number.ts'
import { uploadRoute } from '../paths.ts'
import { linkRefusal } from './link.ts'
import { type PackageReading, readPackage } from './package.ts'
import { encodeStorageError, storageError, wrongSignature } from './storage-error.ts'

/** What the emulated object storage needs. */
export interface StorageParts extends SubmissionParts {
  readonly registry: Registry
  readonly people: People
  /** Maximum sizes of a package in bytes, as sent and as unpacked. */
  readonly maxPackage: number
  readonly maxUnpacked: number
  /** Where pictures are kept; only with `--keep-images`. */
  readonly pictures: KeptPictures | undefined
}

/** The part of S3 that v1's clients use: PUT of a package. Source: v1 §4. */
export function storageOperations(parts: StorageParts): Operation[] {
  return [putPackage(parts)]
}

function putPackage(parts: StorageParts): Operation {
  return {
    method: 'put',
    path: uploadRoute,
    body: 'bytes',
    limit: parts.maxPackage,
    purposes: ['send_package'],
    summary: 'Accepts the announced zip, at its upload_url.',
    tag: 'storage',
    query: {
      Expires: 'When the link ends, in seconds since 1970; part of upload_url.',
      Signature: 'Part of upload_url.',
    },
    media: { request: 'application/zip', response: { 200: '', 400: 'application/xml', 403: 'application/xml' } },
    encodeError: encodeStorageError,
    async handle(call): Promise<Reply> {
      const opened = await openedUpload(parts, call)
      if ('status' in opened) return opened
      const fault = opened.faults?.upload
      const refusal = refusedBy(fault)
      if (refusal) return refusal
      if (opened.submittedAt !== undefined) {
        return {
          ...emptyOk(opened),
          hint: `Job ${opened.smileJobId} already has its package; this one was ignored.`,
        }
      }
      const reading = identified(await readPackage(call.body as Buffer, parts, opened.request), opened, parts)
      const person = await personBehind(opened, reading, parts)
      const pack = { ...reading.package, warnings: [...typeWarnings(call), ...reading.package.warnings] }
      const { submission } = await submitPackage(parts, opened, { package: pack, person }, call)
      parts.pictures?.keep(opened.partnerId, opened.ref, reading.pictures)
      return {
        ...emptyOk(opened),
        note: noteOf(pack),
        warnings: submission.package?.warnings ?? [],
        ...spoiledBy(opened.faults?.scenario ?? '', fault),
      }
    },
  }
}

/** The same, with the ID number of the consent session in it. */
function identified(reading: PackageReading, { partnerId }: Upload, { partners }: StorageParts): PackageReading {
  const { package: pack } = reading
  const partner = partners.find(partnerId)
  return partner ? { ...reading, package: { ...pack, idInfo: withSessionNumber(pack.idInfo, partner) } } : reading
}

/** S3 would refuse any other type than the one that the link is signed for. Here it is accepted. Source: v1 §4, §12.16. */
function typeWarnings({ headers }: Call): Warning[] {
  const { 'content-type': type } = headers
  if (type === 'application/zip') return []
  return [createWarning('put-content-type', { type: type ? `Content-Type: ${type}` : 'no Content-Type' })]
}

/** The person whom the ID authority or the document is about; undefined if only faces are compared. */
function personBehind(upload: Upload, { package: pack }: PackageReading, { people, partners }: StorageParts) {
  const { product, idInfo, userId, partnerId } = upload.request
  if (product === 'smart_selfie_authentication' || product === 'smart_selfie_registration') return undefined
  const { country = idInfo.country, idNumber = idInfo.idNumber } = pack.idInfo
  // A document need not come with its number: then the user id is used.
  return people.of(String(country ?? ''), String(idNumber || userId), partners.seedOf(partnerId))
}

async function openedUpload({ store, partners }: StorageParts, { params, query, now }: Call): Promise<Upload | Reply> {
  const { partner: partnerId = '', ref = '' } = params
  const partner = partners.find(partnerId)
  const { upload } = await store.read(partnerId, { upload: { fact: 'uploadByRef', ref } })
  if (!partner || !upload) {
    return storageError(403, 'AccessDenied', 'Access Denied', `No upload was opened as ${ref}; POST /v1/upload first.`)
  }
  const terms = { expires: Number(query.get('Expires')), signature: query.get('Signature') ?? '' }
  switch (linkRefusal(partner.apiKey, upload, terms, now)) {
    case 'unknown':
      return wrongSignature(
        'The link was changed, or is from before a reset: use the latest upload_url exactly as it was answered.',
      )
    case 'expired':
      return expired(upload, terms.expires * 1_000, now)
    default:
      return upload
  }
}

// S3's own codes. Source: v1 §4; for the others, S3's documentation.
const refusals: Readonly<Record<number, readonly [string, string]>> = {
  403: ['AccessDenied', 'Access Denied'],
  500: ['InternalError', 'We encountered an internal error. Please try again.'],
  503: ['SlowDown', 'Please reduce your request rate.'],
}

/** S3's refusal of the package, if a scenario says so. */
function refusedBy(fault: UploadFault | undefined): Reply | undefined {
  const status = fault?.link === 'forbidden' ? 403 : fault?.status
  if (status === undefined) return undefined
  const [code, message] = refusals[status] ?? ['InvalidRequest', 'Bad Request']
  const { latency, broken } = fault ?? {}
  const hint = 'The scenario has it so. POST /v1/upload again with retry: true for a link that works.'
  return { ...storageError(status, code, message, hint), fault: { latency, broken } }
}

// Source: v1 §4, the body S3 answers to an expired link.
function expired(upload: Upload, expires: Instant, now: Instant): Reply {
  const hint = `The link of ${upload.ref} has expired. POST /v1/upload again with retry: true for a fresh one, or start with a longer --upload-link-lifetime.`
  const times = `<Expires>${toTimestamp(expires)}</Expires><ServerTime>${toTimestamp(now)}</ServerTime>`
  return storageError(403, 'AccessDenied', 'Request has expired', hint, times)
}

/** S3's success: exactly 200 and an empty body. Source: v1 §4. */
function emptyOk({ ref }: Upload): Reply {
  return { status: 200, headers: { 'x-amz-request-id': 'LOCAL', etag: `"${ref}"` } }
}

function noteOf({ entries, images }: Package): unknown {
  return { entries, images: images.map((image) => ({ ...image })) }
}
