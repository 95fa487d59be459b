import { SmileError } from '../../../core/errors.ts'
import { type Job, statusAt } from '../../../core/jobs/job.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import type { Partners } from '../../../service/partners/partners.ts'
import type { Store } from '../../../store/store.ts'
import { signedLinkRefusal } from '../../shared/links/signed-link.ts'
import { hasReceipt } from '../callbacks/verdict-members.ts'
import { errorsAt } from '../wording/endpoint-errors.ts'
import { sayResult } from '../wording/wording.ts'
import { allowed, receiptPath, receiptRoute, termsIn } from './receipt-link.ts'

/** What showing receipts needs. */
export interface ReceiptParts {
  readonly store: Store
  readonly partners: Pick<Partners, 'find'>
}

/** What `kyc_receipt` leads to, for anyone with a link that has not expired. How the vendor refuses others is assumed. */
export function receiptOperation({ store, partners }: ReceiptParts): Operation {
  return {
    method: 'get',
    path: receiptRoute,
    body: 'none',
    limit: 0,
    summary: 'Shows the receipt of a job, as kyc_receipt names it.',
    tag: 'storage',
    closedToOtherOrigins: true,
    query: { token: 'Opens the receipt; part of the link.' },
    response: { 403: 'v3/error', 404: 'v3/error' },
    media: { response: { 200: 'application/pdf' } },
    encodeError: errorsAt('status'),
    async handle(call): Promise<Reply> {
      const { partner = '', job: smileJobId = '' } = call.params
      const { job } = await store.read(partner, { job: { fact: 'job', smileJobId } })
      // Said of a job that is gone as well, so that nobody learns which jobs there are.
      if (!job || !isOpenTo(call, job, partners)) throw new SmileError('caller_not_allowed', foreignLink)
      const { result } = statusAt(job, call.now)
      const verdict = result && sayResult(job.submission.product, result)
      if (!verdict || !hasReceipt(verdict)) {
        throw new SmileError(
          'job_not_found',
          `Job ${smileJobId} has no receipt: it has no verdict yet, or ended in an error.`,
        )
      }
      const { writeReceipt } = await import('./write-receipt.ts')
      // People's data: nobody keeps a copy, and nothing but its own type is seen in it.
      const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }
      return {
        status: 200,
        headers: { ...headers, 'content-type': 'application/pdf' },
        bytes: writeReceipt(job, verdict),
      }
    },
  }
}

const foreignLink =
  'Use the link exactly as the callback had it. It lasts 15 minutes, and leads nowhere once its job is gone, such as after a reset. ' +
  'POST /v3/replay/{job_id} has a fresh one sent.'

function isOpenTo({ query, now }: Call, job: Job, partners: ReceiptParts['partners']): boolean {
  const partner = partners.find(job.partnerId)
  const what = allowed(receiptPath(job.partnerId, job.smileJobId), job)
  return partner !== undefined && !signedLinkRefusal(partner.apiKey, what, termsIn(query.get('token') ?? ''), now)
}
