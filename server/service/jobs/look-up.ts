import { decideLookup, type Lookup } from '../../core/decisions/look-up.ts'
import type { Job } from '../../core/jobs/job.ts'
import { type Begun, choiceKeys, type SubmissionParts, settingsFor } from './submission-parts.ts'

/**
 * Looks somebody up with an authority: the job has its first result at once, or in its scenario's time.
 * @throws SmileError when the scenario refuses; FullError when there is no room for it;
 * OvertakenError when the partner's epoch ended since the call began.
 */
export async function lookUp(parts: SubmissionParts, lookup: Lookup, { now, epoch }: Begun): Promise<Job> {
  const { partnerId, userId } = lookup.request
  parts.retention.makeRoom(partnerId, lookup.request, now)
  const settings = settingsFor(parts, lookup.request)
  const keys = { ...choiceKeys(settings, userId), serial: { fact: 'serial' } } as const
  const job = await parts.store.decide({ partnerId, epoch }, keys, (facts) =>
    decideLookup(lookup, facts, settings, now),
  )
  parts.retention.removeOld(partnerId, job.serial, now)
  return job
}
