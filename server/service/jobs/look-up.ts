import { decideLookup, type Lookup } from '../../core/decisions/look-up.ts'
import { withRoom } from '../../core/decisions/make-room.ts'
import type { Job } from '../../core/jobs/job.ts'
import { type Begun, choiceKeys, type SubmissionParts, settingsFor } from './submission-parts.ts'

/**
 * Looks somebody up with an authority: the job has its first result at once, or in its scenario's time.
 * @throws SmileError when the scenario refuses; FullError when there is no room for it;
 * OvertakenError when the partner's epoch ended since the call began.
 */
export async function lookUp(parts: SubmissionParts, lookup: Lookup, { now, epoch }: Begun): Promise<Job> {
  const { partnerId, userId } = lookup.request
  const { retention } = parts
  const settings = settingsFor(parts, lookup.request)
  const keys = {
    ...choiceKeys(settings, userId),
    serial: { fact: 'serial' },
    ...retention.keysFor({ of: lookup.request, now, jobs: 1 }),
  } as const
  return parts.store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () => decideLookup(lookup, facts, settings, now)),
  )
}
