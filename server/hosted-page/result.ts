import { hmacText, sameSecret } from '../core/hmac.ts'
import { statusAt } from '../core/jobs/job.ts'
import type { Operation, Reply } from '../http/operation.ts'
import type { JobName } from './form/attempts.ts'
import { generationOf, linkAt } from './link-form.ts'
import type { HostedPageParts } from './parts.ts'
import { pathsOf, routes } from './paths.ts'
import { pageReply, type View } from './views/layout.ts'
import { messageView, resultView } from './views/messages.ts'

/** How the job stands that somebody submitted. */
export function resultOperation(parts: HostedPageParts): Operation {
  return {
    ...{ method: 'get', path: routes.result, body: 'none', limit: 0 },
    async handle(call) {
      const { partner: partnerId = '', job: smileJobId = '', proof = '' } = call.params
      const link = await linkAt(parts, call)
      const { job } = await parts.store.read(partnerId, { job: { fact: 'job', smileJobId } })
      if (!link || !job || !sameSecret(proofOf(parts, job, link.refId), proof))
        return pageReply(noResult, parts.pathPrefix)
      const { generation } = await generationOf(parts, link)
      const { result: newest } = statusAt(job, call.now)
      const word = newest && generation.word(job.submission.product, newest)
      return pageReply(resultView(link, job, call.now, word), parts.pathPrefix)
    },
  }
}

/** The browser is sent on with GET, so that reloading submits nothing. */
export function toResult(parts: HostedPageParts, job: JobName, refId: string): Reply {
  const paths = pathsOf({ partnerId: job.partnerId, refId }, parts.pathPrefix)
  const location = paths.result(job.smileJobId, proofOf(parts, job, refId))
  return { status: 303, headers: { location, 'cache-control': 'no-store' } }
}

/** What shows that a browser was sent to a job's result: the address of one leads nobody to another. It holds after a restart. */
function proofOf({ partners }: HostedPageParts, { partnerId, smileJobId }: JobName, refId: string): string {
  const { apiKey } = partners.meant(partnerId)
  return hmacText(apiKey, `result of ${refId} ${smileJobId}`, 'base64url').slice(0, 27)
}

const noResult: View = messageView(404, 'There is no such result', 'It was forgotten, or the address is not whole.')
