import type { Job } from '../../../core/jobs/job.ts'
import type { Instant } from '../../../core/time.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { signLink, viewLifetime } from '../../shared/links/signed-link.ts'
import { picturePath, receiptPath } from '../paths.ts'
import type { SaidResult } from '../wording/said-result.ts'
import { type PictureName, pictureNamed, pictureNames } from './picture.ts'

/** The links of a job: they work at one address, for a limited time. */
export interface JobLinks {
  /** To each picture that was really sent. */
  readonly pictures: Readonly<Partial<Record<PictureName, string>>>
  /** To the PDF of its newest result. */
  readonly receipt: string
}

/** What a link's signature covers: the request that it allows, and the job. After a reset other jobs use the same paths. */
export function allowed(path: string, { submittedAt, submission: { userId, jobId } }: Job): string {
  return `GET ${path} ${submittedAt} ${JSON.stringify([userId, jobId])}`
}

/** For whom, and from which second on, the links of a job were signed last. */
interface SignedLinks {
  readonly partner: Partner
  readonly origin: string
  readonly second: number
  readonly links: JobLinks
}

// Links end on a whole second, so those of one second are alike, however often a client asks for its job.
const newest = new WeakMap<Job, SignedLinks>()

/** A job's links, signed as of `now`. @param origin scheme and host by which their reader reaches the emulator. */
export function linksOf(job: Job, partner: Partner, origin: string, now: Instant): JobLinks {
  const second = Math.floor(now / 1_000)
  const known = newest.get(job)
  if (known && known.second === second && known.origin === origin && known.partner === partner) return known.links
  const links = signLinks(job, partner, origin, now)
  newest.set(job, { partner, origin, second, links })
  return links
}

/** Each link is signed when somebody reads it: most answers show no receipt, and many no picture. */
function signLinks(job: Job, { apiKey }: Partner, origin: string, now: Instant): JobLinks {
  const { partnerId, ref, smileJobId, submission } = job
  function link(path: string): string {
    const { expires, signature } = signLink(apiKey, allowed(path, job), now, viewLifetime)
    return `${origin}${path}?Expires=${expires}&Signature=${signature}`
  }
  function signPictures(): JobLinks['pictures'] {
    const sent = pictureNames.filter((name) => pictureNamed(submission.package, name))
    return Object.fromEntries(sent.map((name) => [name, link(picturePath(partnerId, ref, name))]))
  }
  let pictures: JobLinks['pictures'] | undefined
  let receipt: string | undefined
  return {
    get pictures() {
      pictures ??= signPictures()
      return pictures
    },
    get receipt() {
      receipt ??= link(receiptPath(partnerId, smileJobId))
      return receipt
    },
  }
}

// Products whose results are about people, and so have a receipt. Source: v1 §6.10 ("kyc-receipts"); which results have one is assumed.
/** The receipt of a result, if any: for an identified person, or for a business that was found. */
export function receiptOf(job: Job, { outcome, actions }: SaidResult): 'kyc' | 'kyb' | undefined {
  if (job.submission.product === 'business_verification') return outcome === 'approved' ? 'kyb' : undefined
  return actions.Return_Personal_Info === 'Returned' ? 'kyc' : undefined
}
