import { fraudSubject } from '../../core/decisions/lock-fraud.ts'
import { withRoom } from '../../core/decisions/make-room.ts'
import { decideUpload } from '../../core/decisions/open-upload.ts'
import type { UploadRequest } from '../../core/jobs/submission.ts'
import type { Upload } from '../../core/jobs/upload.ts'
import { enrolmentKeys, type UserParts } from '../partners/users.ts'
import { type Begun, choiceKeys, type SubmissionParts, settingsFor } from './submission-parts.ts'

/** Announces a submission. @throws SmileError when it cannot be taken; FullError when there is no room for it. */
export async function openUpload(
  parts: SubmissionParts & UserParts,
  request: UploadRequest,
  { now, epoch }: Begun,
): Promise<Upload> {
  const { partnerId, userId, jobId } = request
  const { retention } = parts
  const settings = settingsFor(parts, request)
  const keys = {
    ...choiceKeys(settings, request),
    ...enrolmentKeys(userId),
    serial: { fact: 'serial' },
    known: { fact: 'uploadByJobId', jobId },
    account: { fact: 'account' },
    frauds: { fact: 'frauds', ...fraudSubject(userId, undefined) },
    ...retention.keysFor({ of: request, now, jobId, jobs: 0 }),
  } as const
  const enrolledFromStart = parts.isOnFile(userId)
  return parts.store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () =>
      decideUpload(request, { ...facts, enrolledFromStart }, settings, now),
    ),
  )
}
