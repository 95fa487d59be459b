import type { Delivery } from '../callbacks/delivery.ts'
import type { Choice } from '../scenarios/choose.ts'
import type { CallbackFault } from '../scenarios/fault.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Instant, Milliseconds } from '../time.ts'
import type { JobIds } from './ids.ts'
import { type Decision, type Job, statusAt } from './job.ts'
import type { Outcome } from './outcome.ts'
import { resultOf, type TimedResult } from './result.ts'
import type { PackageProblem, Submission } from './submission.ts'

/** A job's whole future: its results, and the callbacks that report them. */
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

/** A result, and the fault of its callback. */
interface PlannedResult extends TimedResult {
  readonly callback?: CallbackFault | undefined
}

// How long the machine takes for a package that cannot be judged.
const unusableDelay: Milliseconds = 1_000

/** Plans everything that will happen to a submission, by its scenario. */
export function planJob(accepted: Accepted, { scenario, chosenBy, nearMiss }: Choice): Plan {
  const { now } = accepted
  const planned = scenario.stages.map((stage) => ({
    from: now + stage.after,
    result: resultOf(stage.outcome, stage.by, stage),
    callback: stage.callback,
  }))
  return plan(accepted, { name: scenario.name, chosenBy, nearMiss }, planned, faultsOf(scenario))
}

/** The plan for a package that cannot be judged: no scenario applies. Source: v1 §7.1 (0903, 0001). */
export function planUnusable(accepted: Accepted, problem: PackageProblem): Plan {
  const result = resultOf(problem, 'machine')
  return plan(accepted, { name: problem, chosenBy: 'package' }, [{ from: accepted.now + unusableDelay, result }])
}

/** The same plan with its first result at `now` and nothing after it: for calls that answer with the result. */
export function atOnce({ job }: Plan, now: Instant): Plan {
  return {
    job: { ...job, results: job.results.slice(0, 1).map(({ result }) => ({ from: now, result })) },
    deliveries: [],
  }
}

/** The same plan, earlier by as much as its first result takes: for calls that answer with that one, and call back as well. */
export function begunAtOnce({ job, deliveries }: Plan, now: Instant): Plan {
  const lead = (job.results[0]?.from ?? now) - now
  const earlier = <One extends TimedResult>(one: One): One => ({ ...one, from: one.from - lead })
  return {
    job: { ...job, results: job.results.map(earlier) },
    deliveries: deliveries.map((one) => ({ ...one, reported: earlier(one.reported), dueAt: one.dueAt - lead })),
  }
}

/** How long a call waits for a result. */
export interface Patience {
  readonly within: Milliseconds
  /** What the job comes to when it takes longer. Without one it goes on. */
  readonly tooLate?: Outcome
}

/**
 * The same plan with its final result at `now` and nothing else, if its scenario has one in time; otherwise with that of what comes too
 * late, or as it is: for calls that wait so long for the result, and no longer.
 */
export function inTime(plan: Plan, now: Instant, { within, tooLate }: Patience): Plan {
  const final = plan.job.results.find(({ result }) => result.final)
  const isInTime = final !== undefined && final.from - now <= within
  const result = isInTime ? final.result : tooLate && resultOf(tooLate, 'machine')
  return result ? { job: { ...plan.job, results: [{ from: now, result }] }, deliveries: [] } : plan
}

function faultsOf({ respond, jobStatus }: Scenario): Job['faults'] {
  return respond || jobStatus ? { answer: respond, status: jobStatus } : undefined
}

function plan(
  accepted: Accepted,
  scenario: Job['scenario'],
  planned: readonly PlannedResult[],
  faults?: Job['faults'],
): Plan {
  const { ids, submission, now } = accepted
  const job: Job = {
    partnerId: submission.partnerId,
    serial: ids.serial,
    smileJobId: ids.smileJobId,
    ref: ids.ref,
    submission,
    scenario,
    faults,
    submittedAt: now,
    results: planned.map(({ from, result }) => ({ from, result })),
    reviews: [],
    warnings: [...submission.warnings, ...(submission.package?.warnings ?? [])],
  }
  return {
    job,
    deliveries: numbered(
      job,
      1,
      planned.flatMap((one) => deliveriesOf(job, one)),
    ),
  }
}

/** What each decision of a reviewer comes to. */
export const decidedOutcomes: Readonly<Record<Decision, Outcome>> = {
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
  const final: TimedResult = { from: now, result: resultOf(decidedOutcomes[decision], 'human') }
  const reviewed: Job = {
    ...job,
    results: [...job.results.filter((one) => one.from <= now || isApart(one)), final].sort((a, b) => a.from - b.from),
    reviews: [...job.reviews, { at: now, decision }],
  }
  const cancelled = deliveries
    .filter(
      ({ state, reported }) => (state === 'owed' || state === 'lost') && reported.from > now && !isApart(reported),
    )
    .map((one) => ({ ...one, state: 'cancelled' as const }))
  const owed = numbered(reviewed, deliveries.length + 1, deliveriesOf(reviewed, final))
  return { job: reviewed, deliveries: [...cancelled, ...owed] }
}

/** Smile Secure is about other users, and this job's reviewer does not decide about it. */
function isApart({ result }: TimedResult): boolean {
  return result.by === 'smile_secure'
}

/** The same callback again, due at once and signed when it is sent, with the given fault. */
export function planReplay(delivery: Delivery, ordinal: number, now: Instant, fault?: CallbackFault): Delivery {
  const id = delivery.id.replace(/\d+$/, String(ordinal))
  const replayOf = delivery.replayOf ?? delivery.id
  return { ...delivery, id, dueAt: now, state: 'owed', attempts: [], fault, replayOf }
}

/** A callback that reports one of a job's results to an address, due at once. @param known the job's callbacks so far. */
export function planJobReplay(
  job: Job,
  { from, result }: TimedResult,
  known: readonly Delivery[],
  url: string,
  now: Instant,
): Delivery[] {
  const earlier = known.findLast(({ reported }) => reported.from === from)
  const replayOf = earlier && (earlier.replayOf ?? earlier.id)
  const addressed = { ...job, submission: { ...job.submission, callbackUrl: url } }
  const owed = deliveriesOf(addressed, { from, result }).map((one) => ({
    ...one,
    dueAt: now,
    ...(replayOf && { replayOf }),
  }))
  return numbered(job, known.length + 1, owed)
}

/** The callbacks that report a result: one, unless its scenario says otherwise; none without an address. */
function deliveriesOf(job: Job, { from, result, callback: fault }: PlannedResult): Omit<Delivery, 'id'>[] {
  const { partnerId, smileJobId, submission } = job
  const url = submission.callbackUrl
  if (!url) return []
  const { lost, delay = 0, times = 1, every = 0 } = fault ?? {}
  return Array.from({ length: times }, (_, turn) => ({
    generation: submission.generation,
    partnerId,
    smileJobId,
    jobId: submission.jobId,
    product: submission.product,
    url,
    reported: { from, result },
    dueAt: from + delay + turn * every,
    state: lost ? 'lost' : 'owed',
    attempts: [],
    ...(fault && { fault }),
  }))
}

function numbered({ ref }: Job, first: number, deliveries: readonly Omit<Delivery, 'id'>[]): Delivery[] {
  return deliveries.map((delivery, index) => ({ ...delivery, id: `${ref}-${first + index}` }))
}
