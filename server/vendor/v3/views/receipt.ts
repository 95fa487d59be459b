import { SmileError } from '../../../core/errors.ts'
import { statusAt } from '../../../core/jobs/job.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { viewReply } from '../../../http/replies/view-reply.ts'
import { hasReceipt } from '../callbacks/verdict-members.ts'
import { sayResult } from '../wording/wording.ts'
import { receiptPath, receiptRoute } from './routes.ts'
import { jobShown, type ViewParts, view } from './view.ts'

/** What `kyc_receipt` leads to, for anyone with a link that has not expired. How the vendor refuses others is assumed. */
export function receiptOperation(parts: ViewParts): Operation {
  return {
    ...view,
    path: receiptRoute,
    purposes: ['see_receipt'],
    summary: 'Shows the receipt of a job, as kyc_receipt names it.',
    media: { response: { 200: 'application/pdf' } },
    async handle(call): Promise<Reply> {
      const job = await jobShown(parts, call, receiptPath)
      const { result } = statusAt(job, call.now)
      const verdict = result && sayResult(job.submission.product, result)
      if (!verdict || !hasReceipt(verdict)) {
        throw new SmileError(
          'job_not_found',
          `Job ${job.smileJobId} has no receipt: it has no verdict yet, or ended in an error.`,
        )
      }
      const { writeReceipt } = await import('./write-receipt.ts')
      return viewReply('application/pdf', writeReceipt(job, verdict))
    },
  }
}
