import type { Choice } from './choose-scenario.ts'
import type { Delivery } from './delivery.ts'
import type { JobIds } from './ids.ts'
import { type Decision, type Job, statusAt } from './job.ts'
import type { Outcome } from './outcome.ts'
import { resultOf, type TimedResult } from './result.ts'
import type { PackageFault, Submission } from './submission.ts'
import type { Instant, Milliseconds } from './time.ts'

/** A job's whole future: its results, and the callbacks that tell them. */
export interface Plan {
  readonly job: Job
  readonly deliveries: readonly Delivery[]
}

/** What a plan starts from. */
export interface Accepted {
  readonly ids: JobIds
  readonly submission: Submission
  readonly now: Instant
}

// How long the machine takes over a package that cannot be judged.
const faultDelay: Milliseconds = 1_000

/** Writes down everything that will happen to a submission, by its scenario. */
export function planJob(accepted: Accepted, choice: Choice): Plan {
  const { submission, now } = accepted
  const results = choice.scenario.stages.map((stage) => ({
    from: now + stage.after,
    result: resultOf(submission.product, stage.outcome, stage.by, stage.overrides),
  }))
  return plan(accepted, { name: choice.scenario.name, rung: choice.rung, nearMiss: choice.nearMiss }, results)
}

/** The plan for a package that cannot be judged: no scenario has a say. Source: v1 §7.1 (0903, 0001). */
export function planFault(accepted: Accepted, fault: PackageFault): Plan {
  const result = resultOf(accepted.submission.product, fault, 'machine')
  return plan(accepted, { name: fault, rung: 'package' }, [{ from: accepted.now + faultDelay, result }])
}

/** The same plan with its first result at `now` and nothing after it: for calls that answer with the result. */
export function atOnce({ job }: Plan, now: Instant): Plan {
  return {
    job: { ...job, results: job.results.slice(0, 1).map(({ result }) => ({ from: now, result })) },
    deliveries: [],
  }
}

function plan(accepted: Accepted, scenario: Job['scenario'], results: readonly TimedResult[]): Plan {
  const { ids, submission, now } = accepted
  const job: Job = {
    partnerId: submission.partnerId,
    ...ids,
    submission,
    scenario,
    submittedAt: now,
    results,
    reviews: [],
    warnings: [...submission.warnings, ...(submission.package?.warnings ?? [])],
  }
  const deliveries = results.flatMap((told, index) => deliveryOf(job, told, index + 1))
  return { job, deliveries }
}

const outcomeOf: Readonly<Record<Decision, Outcome>> = {
  approve: 'approved',
  reject: 'rejected',
  spoof: 'spoof_confirmed',
}

/**
 * Adds a reviewer's decision: what was planned for later no longer happens, and the decision is the final result.
 * `deliveries` are all of the job's so far; the plan returned holds only those that are new or changed.
 * @returns undefined unless the job is in review at `now`.
 */
export function planReview(
  job: Job,
  deliveries: readonly Delivery[],
  decision: Decision,
  now: Instant,
): Plan | undefined {
  if (statusAt(job, now).state !== 'in_review') return undefined
  const final: TimedResult = { from: now, result: resultOf(job.submission.product, outcomeOf[decision], 'human') }
  const reviewed: Job = {
    ...job,
    results: [...job.results.filter(({ from }) => from <= now), final],
    reviews: [...job.reviews, { at: now, decision }],
  }
  const cancelled = deliveries
    .filter(({ state, told }) => state === 'owed' && told.from > now)
    .map((one) => ({ ...one, state: 'cancelled' as const }))
  return { job: reviewed, deliveries: [...cancelled, ...deliveryOf(reviewed, final, deliveries.length + 1)] }
}

/** The same callback once more, due at once and signed afresh when it is sent. */
export function planReplay(delivery: Delivery, ordinal: number, now: Instant): Delivery {
  const id = delivery.id.replace(/\d+$/, String(ordinal))
  return { ...delivery, id, dueAt: now, state: 'owed', attempts: [], replayOf: delivery.replayOf ?? delivery.id }
}

/** The callback that tells a result; none when nobody said where to. */
function deliveryOf(job: Job, told: TimedResult, ordinal: number): Delivery[] {
  const url = job.submission.callbackUrl
  if (!url) return []
  const { partnerId, smileJobId, submission } = job
  return [
    {
      id: `${job.ref}-${ordinal}`,
      partnerId,
      smileJobId,
      jobId: submission.jobId,
      url,
      told,
      dueAt: told.from,
      state: 'owed',
      attempts: [],
    },
  ]
}
