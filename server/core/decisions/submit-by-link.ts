import type { Job } from '../jobs/job.ts'
import type { Decision } from '../state/changes.ts'
import type { Instant } from '../time.ts'
import { LinkClosedError, linkStateAt, type SmileLink } from '../users/smile-link.ts'

/**
 * Takes a submission that a link allows. A link for one person is used by it, in the same moment: of two at once, one is taken.
 * @throws LinkClosedError when the link is not there or not open any more.
 */
export function decideByLink(link: SmileLink | undefined, now: Instant, decideJob: () => Decision<Job>): Decision<Job> {
  if (!link || linkStateAt(link, now) !== 'open') throw new LinkClosedError(link)
  const decided = decideJob()
  // Whoever is refused may try again.
  if ('refusal' in decided || !link.isSingleUse) return decided
  const used = { ...link, usedFor: decided.answer.smileJobId }
  return { ...decided, changes: { ...decided.changes, links: [used] } }
}
