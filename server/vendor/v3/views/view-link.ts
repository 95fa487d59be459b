import type { Job } from '../../../core/jobs/job.ts'
import type { Instant } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { Call } from '../../../http/operation.ts'
import type { Partners } from '../../../service/partners/partners.ts'
import { type LinkTerms, signedLinkRefusal, signLink, viewLifetime } from '../../shared/links/signed-link.ts'

/** A link to something of a job, for some minutes from `now`. @param origin scheme and host by which its reader reaches the emulator. */
export function viewLink(path: string, job: Job, { apiKey }: Partner, origin: string, now: Instant): string {
  const { expires, signature } = signLink(apiKey, allowed(path, job), now, viewLifetime)
  return `${origin}${path}?token=${expires}.${signature}`
}

/** Whether a call has a link to something of this job that has not ended. */
export function isOpenTo(
  { query, now }: Pick<Call, 'query' | 'now'>,
  path: string,
  job: Job,
  partners: Pick<Partners, 'find'>,
): boolean {
  const partner = partners.find(job.partnerId)
  const terms = termsIn(query.get('token') ?? '')
  return partner !== undefined && !signedLinkRefusal(partner.apiKey, allowed(path, job), terms, now)
}

/** The path of a route with its parameters. */
export function filled(route: string, params: Readonly<Record<string, string>>): string {
  return route.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

/** What is said of a link that is not open to a caller, whether its job is there or not: so nobody learns which jobs there are. */
export const foreignLink: string =
  'Use the link exactly as the callback had it. It lasts 15 minutes, and leads nowhere once its job is gone, such as after a reset. ' +
  'POST /v3/replay/{job_id} has a fresh one sent.'

/** What a token allows, and about which job: a reset has ids used again, by other jobs. */
function allowed(path: string, { submittedAt, submission: { userId } }: Job): string {
  return `GET ${path} ${submittedAt} ${userId}`
}

/** What a token says of itself. */
function termsIn(token: string): LinkTerms {
  const [, expires = '0', signature = ''] = /^(\d{1,12})\.([\w-]+)$/.exec(token) ?? []
  return { expires: Number(expires), signature }
}
