import { type Job, statusAt } from '../../../core/jobs/job.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import { viewReply } from '../../../http/replies/view-reply.ts'
import { shownPicture } from '../../../people/shown-picture.ts'
import type { KeptPictures } from '../../../service/jobs/kept-pictures.ts'
import type { Partners } from '../../../service/partners/partners.ts'
import type { Store } from '../../../store/store.ts'
import { smileJobIdIn } from '../../shared/job-names.ts'
import { signedLinkRefusal } from '../../shared/links/signed-link.ts'
import { pictureFiles, picturePath, pictureRoute, receiptPath, receiptRoute } from '../paths.ts'
import { encodeStorageError, storageError, wrongSignature } from '../uploads/storage-error.ts'
import { sayResult } from '../wording/said-result.ts'
import { allowed, receiptOf } from './links.ts'
import { pictureNamed, pictureNames } from './picture.ts'

/** What showing pictures and receipts needs. */
export interface ViewParts {
  readonly store: Store
  readonly partners: Partners
  /** The pictures that were sent; only with `--keep-images`. */
  readonly pictures: KeptPictures | undefined
}

/** The targets of a job's links, for anybody with a link that has not expired. Source: v1 §6.10. */
export function viewOperations(parts: ViewParts): Operation[] {
  return [getPicture(parts), getReceipt(parts)]
}

const view = {
  method: 'get',
  body: 'none',
  limit: 0,
  tag: 'storage',
  closedToOtherOrigins: true,
  query: { Expires: 'When the link ends, in seconds since 1970; part of the link.', Signature: 'Part of the link.' },
  encodeError: encodeStorageError,
} as const satisfies Partial<Operation>

function getPicture({ pictures, store, partners }: ViewParts): Operation {
  return {
    ...view,
    path: pictureRoute,
    purposes: ['see_picture'],
    summary: 'Shows a picture of a job, as ImageLinks and image_links name it.',
    media: { response: { 200: 'image/jpeg', 403: 'application/xml', 404: 'application/xml' } },
    async handle(call): Promise<Reply> {
      const { partner = '', ref = '', file = '' } = call.params
      const name = pictureNames.find((one) => pictureFiles[one] === file)
      const { job } = await store.read(partner, { job: { fact: 'job', smileJobId: smileJobIdIn(ref) } })
      if (!name || job?.ref !== ref) return wrongSignature(foreignLink)
      const refusal = refusalOf(call, partners, picturePath(partner, ref, name), job)
      if (refusal) return refusal
      const picture = pictureNamed(job.submission.package, name)
      if (!picture) return noSuchKey(`Job ${job.smileJobId} has no such picture.`)
      const { type, bytes, hint } = shownPicture(picture, pictures?.find(ref, picture.sha256))
      return viewReply(type, bytes, hint)
    },
  }
}

function getReceipt({ store, partners }: ViewParts): Operation {
  return {
    ...view,
    path: receiptRoute,
    purposes: ['see_receipt'],
    summary: 'Shows the receipt of a job, as KYCReceipt, kyc_receipt and kyb_receipt name it.',
    media: { response: { 200: 'application/pdf', 403: 'application/xml', 404: 'application/xml' } },
    async handle(call): Promise<Reply> {
      const { partner = '', job: smileJobId = '' } = call.params
      const { job } = await store.read(partner, { job: { fact: 'job', smileJobId } })
      if (!job) return wrongSignature(foreignLink)
      const refusal = refusalOf(call, partners, receiptPath(partner, smileJobId), job)
      if (refusal) return refusal
      const { result } = statusAt(job, call.now)
      const said = result && sayResult(job.submission, result)
      if (!said || !receiptOf(job, said)) return noSuchKey(`Job ${smileJobId} has no receipt.`)
      const { writeReceipt } = await import('./receipt.ts')
      return viewReply('application/pdf', writeReceipt(job, said))
    },
  }
}

// Also the answer for a job that is gone, so that it does not reveal which jobs exist.
const foreignLink =
  'Use the link exactly as in job_status or the callback. It no longer works once its job is gone, such as after a reset.'

/** Why a link is refused. */
function refusalOf({ query, now }: Call, partners: Partners, path: string, job: Job): Reply | undefined {
  const partner = partners.find(job.partnerId)
  const expires = Number(query.get('Expires'))
  const terms = { expires, signature: query.get('Signature') ?? '' }
  const refusal = partner ? signedLinkRefusal(partner.apiKey, allowed(path, job), terms, now) : 'unknown'
  if (refusal === 'unknown') return wrongSignature(foreignLink)
  if (refusal === undefined) return undefined
  const times = `<Expires>${toTimestamp(expires * 1_000)}</Expires><ServerTime>${toTimestamp(now)}</ServerTime>`
  const hint = 'Links to pictures and receipts last 15 minutes. Ask job_status for a fresh one.'
  return storageError(403, 'AccessDenied', 'Request has expired', hint, times)
}

function noSuchKey(hint: string): Reply {
  return storageError(404, 'NoSuchKey', 'The specified key does not exist.', hint)
}
