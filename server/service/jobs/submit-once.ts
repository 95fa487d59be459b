import { withRoom } from '../../core/decisions/make-room.ts'
import { decideOnce, namedBy, type SubmittedOnce } from '../../core/decisions/submit-once.ts'
import { decideWhole, type WholeSubmission } from '../../core/decisions/submit-whole.ts'
import type { JobNames } from '../../core/jobs/ids.ts'
import { type Begun, type SubmissionParts, settingsFor } from './submission-parts.ts'
import { type Submitter, wholeKeys } from './submit-whole.ts'

/**
 * Takes a submission under a key, from which its names follow: a job is made once, however often and however much at once it is
 * submitted. The key is forgotten with the job.
 * @throws like `submitWhole`.
 */
export async function submitOnce(
  parts: SubmissionParts,
  names: JobNames,
  submitter: Submitter,
  submission: WholeSubmission,
  { now, epoch }: Begun,
): Promise<SubmittedOnce> {
  const { store, retention } = parts
  const settings = { ...settingsFor(parts, submitter), idsOf: namedBy(names) }
  const keys = {
    ...wholeKeys(parts, settings, submitter, submission, now),
    known: { fact: 'job', smileJobId: names.smileJobId },
  } as const
  return store.decide({ partnerId: submitter.partnerId, epoch }, keys, (facts) =>
    decideOnce(facts.known, submission.requestOf, settings, () =>
      withRoom(facts, retention.keepBytes, now, () => decideWhole(submission, facts, settings, now)),
    ),
  )
}
