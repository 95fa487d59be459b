import type { Job } from '../../../core/jobs/job.ts'
import type { Instant } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { type LinkTerms, signLink, viewLifetime } from '../../shared/links/signed-link.ts'

/** The path of a receipt, behind the vendor's portal, and the environment at its end. Source: v3 §16.2; its name here is assumed. */
export const receiptRoute = '/__portal/api/v3/:partner/job_result_summary/:job/generate_v3_pdf/sandbox'

/** The path of a job's receipt, without the token that opens it. */
export function receiptPath(partnerId: string, jobId: string): string {
  const params: Readonly<Record<string, string>> = { partner: partnerId, job: jobId }
  return receiptRoute.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

/** What a receipt's token allows, and about which job: a reset has ids used again, by other jobs. */
export function allowed(path: string, { submittedAt, submission: { userId } }: Job): string {
  return `GET ${path} ${submittedAt} ${userId}`
}

/** The link to the PDF of a job, for some minutes from `now`. @param origin scheme and host by which its reader reaches the emulator. */
export function receiptLink(job: Job, { apiKey }: Partner, origin: string, now: Instant): string {
  const path = receiptPath(job.partnerId, job.smileJobId)
  const { expires, signature } = signLink(apiKey, allowed(path, job), now, viewLifetime)
  return `${origin}${path}?token=${expires}.${signature}`
}

/** What a receipt's token says of itself. */
export function termsIn(token: string): LinkTerms {
  const [, expires = '0', signature = ''] = /^(\d{1,12})\.([\w-]+)$/.exec(token) ?? []
  return { expires: Number(expires), signature }
}
