import type { JobNames, JobOrigin } from '../../../core/jobs/ids.ts'
import { digest, seeded } from '../../../core/text/seed.ts'
import { typeId } from '../../shared/type-id.ts'

/** `job_` and a TypeID, which no other job of any partner has. Source: v3 §5.1. */
export function namesOf({ partnerId, serial, seed }: JobOrigin): JobNames {
  const smileJobId = typeId('job', digest(seeded(seed, `v3 job ${partnerId}/${serial}`)))
  return { smileJobId, ref: smileJobId }
}

/** What Smile ID calls a user whom nobody named: `user_` and a TypeID. Source: v3 §5.1. @param smileJobId of the job that is about the user. */
export function userNameOf(smileJobId: string): string {
  return typeId('user', digest(`v3 user of ${smileJobId}`))
}

/** What a submission's names are made from that comes under a key of its partner's. */
export interface KeyOrigin extends Pick<JobOrigin, 'partnerId' | 'seed'> {
  readonly key: string
}

/** The same of a submission under a key: every other with that key has the same names. Source: v3 §16.11. */
export function namesOfKey({ partnerId, seed, key }: KeyOrigin): JobNames {
  const smileJobId = typeId('job', digest(seeded(seed, `v3 job of key ${partnerId}/${key}`)))
  return { smileJobId, ref: smileJobId }
}
