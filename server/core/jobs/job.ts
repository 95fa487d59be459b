import type { AnswerFault } from '../scenarios/answer-fault.ts'
import type { ChosenBy } from '../scenarios/choose.ts'
import type { StatusFault } from '../scenarios/fault.ts'
import type { NearMiss } from '../scenarios/near-miss.ts'
import type { Instant } from '../time.ts'
import type { Warning } from '../warnings/warning.ts'
import type { Result, TimedResult } from './result.ts'
import type { Submission } from './submission.ts'

/** What a human reviewer said, and when. */
export interface Review {
  readonly at: Instant
  readonly decision: Decision
}

/** What a reviewer can say: the control API's words. */
export const decisions = ['approve', 'reject', 'spoof'] as const

export type Decision = (typeof decisions)[number]

/** A submission with its plan. Nothing about it runs: what it is at any moment follows from this record. */
export interface Job {
  readonly partnerId: string
  readonly serial: number
  /** Smile ID's name of it, made by the generation that it came by: records and the control API find it by this. */
  readonly smileJobId: string
  readonly ref: string
  readonly submission: Submission
  /** `package` when the zip could not be judged, so that no scenario had a say. */
  readonly scenario: {
    readonly name: string
    readonly chosenBy: ChosenBy | 'package'
    readonly nearMiss?: NearMiss | undefined
  }
  /** What the scenario does to the answer of a lookup, and to `job_status`. */
  readonly faults?: { readonly answer?: AnswerFault | undefined; readonly status?: StatusFault | undefined } | undefined
  readonly submittedAt: Instant
  /** In order of time; those in the future are planned. */
  readonly results: readonly TimedResult[]
  readonly reviews: readonly Review[]
  /** The request's, then the package's. */
  readonly warnings: readonly Warning[]
}

/** How far a job has come. */
export const jobStates = ['pending', 'in_review', 'final'] as const

export type JobState = (typeof jobStates)[number]

/** What a job is at one moment. */
export interface JobStatus<Told extends Result = Result> {
  readonly state: JobState
  /** The newest result, if there is one yet. */
  readonly result: Told | undefined
  /** Every result so far, newest first. */
  readonly history: readonly Told[]
}

/** A job as far as its results go, with whatever else is known of them. */
interface Judged<Told extends Result> {
  readonly results: readonly { readonly from: Instant; readonly result: Told }[]
}

/** The results that say how the job stands: those of Smile Secure tell of other users. */
export function verdictsOf<Told extends Result>({ results }: Judged<Told>): Judged<Told>['results'] {
  return results.filter(({ result }) => result.by !== 'smile_secure')
}

/** What the job is at `now`: a function of the plan and the time. */
export function statusAt<Told extends Result>(job: Judged<Told>, now: Instant): JobStatus<Told> {
  const history = verdictsOf(job)
    .filter(({ from }) => from <= now)
    .map(({ result }) => result)
  history.reverse()
  const [result] = history
  return { state: result ? (result.final ? 'final' : 'in_review') : 'pending', result, history }
}
