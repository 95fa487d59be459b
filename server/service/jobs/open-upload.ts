import { fraudSubject } from '../../core/decisions/fraud/lock-fraud.ts'
import { withRoom } from '../../core/decisions/make-room.ts'
import { decideUpload } from '../../core/decisions/open-upload.ts'
import type { UploadRequest } from '../../core/jobs/submission.ts'
import type { Upload } from '../../core/jobs/upload.ts'
import { enrolmentsKey, type UserParts } from '../partners/users.ts'
import { type Begun, nextQueuedKey, type SubmissionParts, settingsFor, streaksKey } from './submission-parts.ts'

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
    nextQueued: nextQueuedKey(settings),
    streaks: streaksKey(settings, request),
    record: { fact: 'user', userId },
    jobs: enrolmentsKey(userId),
    serial: { fact: 'serial' },
    known: { fact: 'uploadByJobId', jobId },
    account: { fact: 'account' },
    frauds: { ...fraudSubject(userId, undefined), fact: 'frauds' },
    removable: retention.keyFor({ of: request, now, jobId, jobs: 0 }),
  } as const
  const announced = { asked: request, fromStart: parts.isOnFile(userId) }
  return parts.store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () => decideUpload(announced, facts, settings, now)),
  )
}
