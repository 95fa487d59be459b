import type { AnswerFault } from '../scenarios/answer-fault.ts'
import type { ChosenBy } from '../scenarios/choose.ts'
import type { StatusFault } from '../scenarios/fault.ts'
import type { NearMiss } from '../scenarios/near-miss.ts'
import type { Instant } from '../time.ts'
import type { Warning } from '../warnings/warning.ts'
import type { Result, TimedResult } from './result.ts'
import type { Submission } from './submission.ts'

/** What a human reviewer decided, and when. */
export interface Review {
  readonly at: Instant
  readonly decision: Decision
}

/** The decisions of a reviewer, in the control API's words. */
export const decisions = ['approve', 'reject', 'spoof'] as const

export type Decision = (typeof decisions)[number]

/** A submission with its plan. No process runs for it: its state at any time follows from this record. */
export interface Job {
  readonly partnerId: string
  readonly serial: number
  /** Smile ID's name of it, made by the generation that it came by: records and the control API find it by this. */
  readonly smileJobId: string
  readonly ref: string
  readonly submission: Submission
  /** `package` when the zip could not be judged, so that no scenario was chosen. */
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

/** The states of a job. */
export const jobStates = ['pending', 'in_review', 'final'] as const

export type JobState = (typeof jobStates)[number]

/** The status of a job at one moment. */
export interface JobStatus<One extends Result = Result> {
  readonly state: JobState
  /** The newest result, if there is one yet. */
  readonly result: One | undefined
  /** Every result so far, newest first. */
  readonly history: readonly One[]
}

/** The results of a job, in any form. */
interface Judged<One extends Result> {
  readonly results: readonly { readonly from: Instant; readonly result: One }[]
}

/** The results that decide the job's state: those of Smile Secure are about other users. */
export function verdictsOf<One extends Result>({ results }: Judged<One>): Judged<One>['results'] {
  return results.filter(({ result }) => isVerdict(result))
}

function isVerdict({ by }: Result): boolean {
  return by !== 'smile_secure'
}

/** The job's status at `now`: a function of the plan and the time. */
export function statusAt<One extends Result>(job: Judged<One>, now: Instant): JobStatus<One> {
  const history: One[] = []
  for (const { from, result } of job.results) if (from <= now && isVerdict(result)) history.push(result)
  history.reverse()
  const [result] = history
  return { state: result ? (result.final ? 'final' : 'in_review') : 'pending', result, history }
}
