import { fraudSubject } from '../../core/decisions/fraud/lock-fraud.ts'
import { withRoom } from '../../core/decisions/make-room.ts'
import { decidePackage, type ReceivedPackage } from '../../core/decisions/submit-package.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Upload } from '../../core/jobs/upload.ts'
import { type Begun, type SubmissionParts, settingsFor } from './submission-parts.ts'

/**
 * Takes an opened upload's package and plans the job. A second package changes nothing.
 * @throws SmileError when strict mode refuses it; FullError when there is no room for it; OvertakenError when the upload is gone since the call began.
 */
export async function submitPackage(
  parts: SubmissionParts,
  { partnerId, ref, smileJobId, request }: Upload,
  received: ReceivedPackage,
  { now, epoch }: Begun,
): Promise<Job> {
  const { retention } = parts
  const settings = settingsFor(parts, request)
  const keys = {
    upload: { fact: 'uploadByRef', ref },
    job: { fact: 'job', smileJobId },
    account: { fact: 'account' },
    frauds: { ...fraudSubject(request.userId, received.package), fact: 'frauds' },
    removable: retention.keyFor({ of: [request, received.package], now, jobId: request.jobId }),
  } as const
  return parts.store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () => decidePackage(received, facts, settings, now)),
  )
}
