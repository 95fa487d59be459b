import { ControlError } from '../../core/errors.ts'
import { type Job, type JobState, statusAt } from '../../core/jobs/job.ts'
import type { EmulatorEvent } from '../../core/state/event.ts'
import { formatDuration, type Milliseconds } from '../../core/time.ts'
import { type WhyNotParts, whyNoJob, whyNotYet } from '../callbacks/why-not.ts'
import type { Patience, Waiting } from '../waiting.ts'
import { locateJob } from './locate-job.ts'

/** What is asked of a job that is waited for. */
export interface CompletedJob {
  readonly partnerId?: string | undefined
  /** Milliseconds of real time; 5,000 by default. */
  readonly timeout?: Milliseconds | undefined
}

/** Waiting for jobs to come somewhere. */
export interface JobWaits {
  /**
   * The job, as soon as it has come as far as `state` or further; or as it is after a while, and why.
   * Throws a ControlError when there is no such job even then.
   */
  reached(
    smileJobId: string,
    partnerId: string | undefined,
    state: JobState,
    wait: Patience,
  ): Promise<{ readonly job: Job; readonly hint?: string }>
  /** The newest job of that name, once its result is final. Rejects with a ControlError that says how far it came. */
  completed(jobId: string, wanted?: CompletedJob): Promise<Job>
}

export interface JobWaitParts extends WhyNotParts {
  readonly waiting: Waiting
}

const distance: Readonly<Record<JobState, number>> = { pending: 0, in_review: 1, final: 2 }

const changes = new Set<EmulatorEvent['type']>(['job.submitted', 'job.reviewed', 'result.due', 'state.restored'])

export function createJobWaits(parts: JobWaitParts): JobWaits {
  const { store, clocks, waiting } = parts

  const isAsFarAs = (job: Job, state: JobState): boolean =>
    distance[statusAt(job, clocks.clockOf(job.partnerId).now()).state] >= distance[state]

  return {
    async reached(smileJobId, partnerId, state, wait) {
      const since = clocks.clockOf(partnerId).now()
      const waited = await waiting.until({
        ...wait,
        partnerId,
        mayBring: (event) => changes.has(event.type) && (event.smileJobId ?? smileJobId) === smileJobId,
        async look() {
          const job = await located(parts, smileJobId, partnerId)
          return job && isAsFarAs(job, state) ? job : undefined
        },
      })
      if ('found' in waited) return { job: waited.found }
      const job = await locateJob(parts, smileJobId, partnerId)
      return { job, hint: whyNotYet(parts, job, partnerId, since) }
    },

    async completed(jobId, { partnerId, timeout = 5_000 } = {}) {
      const since = clocks.clockOf(partnerId).now()
      const newest = async () => (await store.jobs({ partnerId, jobId, page: { skip: 0, take: 1 } }))[0]
      const waited = await waiting.until({
        patience: timeout,
        partnerId,
        mayBring: (event) => changes.has(event.type) && (event.jobId ?? jobId) === jobId,
        async look() {
          const job = await newest()
          return job && isAsFarAs(job, 'final') ? job : undefined
        },
      })
      if ('found' in waited) return waited.found
      if (waited.ended === 'closed')
        throw new ControlError(409, `The emulator was closed while job "${jobId}" was awaited.`)
      const job = await newest()
      const why = job ? whyNotYet(parts, job, partnerId, since) : await whyNoJob(parts, { partnerId, jobId })
      throw new ControlError(409, `Job "${jobId}" had no final result within ${formatDuration(timeout)}. ${why}`)
    },
  }
}

/** The job of that number, if it is there yet. Throws when several partners have one. */
async function located(
  parts: WhyNotParts,
  smileJobId: string,
  partnerId: string | undefined,
): Promise<Job | undefined> {
  try {
    return await locateJob(parts, smileJobId, partnerId)
  } catch (error) {
    if (error instanceof ControlError && error.status === 404) return undefined
    throw error
  }
}
