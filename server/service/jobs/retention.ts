import { type RetentionLimits, usualRoom } from '../../core/jobs/retention.ts'
import { weightOf } from '../../core/jobs/weight.ts'
import type { Instant, Milliseconds } from '../../core/time.ts'
import type { Key } from '../../store/keys.ts'

/** What retention goes by. */
export interface RetentionParts {
  readonly retentionLimits: RetentionLimits
  /** How long a package may take to come. */
  readonly uploadLinkLifetime: Milliseconds
  /** How long a token holds what is bound to it. */
  readonly tokenLifetime: Milliseconds
}

/** Something that is about to be kept of a partner. */
export interface Addition {
  /** What is to be kept; its size is that of this value. */
  readonly of: unknown
  readonly now: Instant
  /** The `job_id` of what it changes, if it is known already. */
  readonly jobId?: string | undefined
  /** How many jobs it adds. Only given by submissions: they also look for old jobs to remove. */
  readonly jobs?: number | undefined
}

/** How old jobs are forgotten, so that memory has a bound however long the emulator runs. Each decision that keeps more sees to it. */
export interface Retention {
  /** How many bytes are kept of each partner. */
  readonly keepBytes: number
  /** The key of what has to be forgotten for it. */
  keyFor(addition: Addition): Key<'removable'>
}

// Looking costs more than a submission does, so it is done now and then, and a few jobs more than said may be there.
const every = 100

// A file may have a million more than are to be kept, and a submission must not wait for all of them.
const mostAtOnce = 1_000

// The part of what is kept that goes besides, so that not every submission looks for what could go.
const spare = 0.05

export function createRetention({ retentionLimits, uploadLinkLifetime, tokenLifetime }: RetentionParts): Retention {
  const { keepJobs, keepJobsFor, keepBytes = usualRoom(keepJobs) } = retentionLimits
  const isEndless = keepJobs === Number.POSITIVE_INFINITY && keepJobsFor === undefined

  function oldJobs(jobs: number, now: Instant): Key<'removable'>['old'] {
    const submittedBefore = keepJobsFor === undefined ? undefined : now - keepJobsFor
    return { every, keep: keepJobs - jobs, submittedBefore, atMost: mostAtOnce }
  }

  return {
    keepBytes,
    keyFor({ of, now, jobId, jobs }) {
      const most = keepBytes - weightOf(of)
      return {
        fact: 'removable',
        now,
        openedBefore: now - uploadLinkLifetime,
        boundBefore: now - tokenLifetime,
        exceptJobId: jobId,
        bytes: { most, target: most - keepBytes * spare },
        old: jobs === undefined || isEndless ? undefined : oldJobs(jobs, now),
      }
    },
  }
}
