import { withRoom } from '../../core/decisions/make-room.ts'
import { decideByLink } from '../../core/decisions/submit-by-link.ts'
import { decideWhole, type WholeSubmission } from '../../core/decisions/submit-whole.ts'
import type { Job } from '../../core/jobs/job.ts'
import { type Begun, type SubmissionParts, settingsFor } from '../jobs/submission-parts.ts'
import { type Submitter, wholeKeys } from '../jobs/submit-whole.ts'
import { enrolmentsKey } from '../partners/users.ts'

/**
 * Takes what somebody submits on the page behind a link, and uses the link up if it is for one person.
 * @throws LinkClosedError when the link is not open any more; otherwise like `submitWhole`.
 */
export async function submitByLink(
  parts: SubmissionParts,
  refId: string,
  submitter: Submitter,
  submission: WholeSubmission,
  { now, epoch }: Begun,
): Promise<Job> {
  const { store, retention } = parts
  const settings = settingsFor(parts, submitter)
  const { partnerId, userId } = submitter
  const keys = {
    ...wholeKeys(parts, settings, submitter, submission, now),
    link: { fact: 'link', refId },
    // Somebody who has no name yet is nobody on file.
    record: { fact: 'user', userId: userId ?? '' },
    jobs: enrolmentsKey(userId ?? ''),
  } as const
  return store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () =>
      decideByLink(facts.link, now, () => decideWhole(submission, { ...facts, user: facts }, settings, now)),
    ),
  )
}
