import type { Delivery } from '../callbacks/delivery.ts'
import { ControlError } from '../errors.ts'
import { type Decision, decisions, type Job, statusAt } from '../jobs/job.ts'
import { decidedOutcomes, planReview } from '../jobs/plan.ts'
import { reportedWord, wordOf } from '../jobs/worded.ts'
import type { Wording, WordingOf } from '../jobs/wording.ts'
import type { Decision as Decided } from '../state/changes.ts'
import { callbackEnded, jobReviewed } from '../state/happenings.ts'
import type { Instant } from '../time.ts'

/** What a review depends on besides the decision. */
export interface ReviewFacts {
  readonly job: Job
  /** All of the job's. */
  readonly deliveries: readonly Delivery[]
}

/** Adds a human reviewer's decision. @throws ControlError unless the job is in review, and a reviewer can say this of its product. */
export function decideReview(
  { job, deliveries }: ReviewFacts,
  decision: Decision,
  now: Instant,
  wordingOf: WordingOf,
): Decided<Job> {
  const plan = planReview(job, deliveries, decision, now)
  if (!plan) throw new ControlError(409, reviewRefusal(job, now, wordingOf))
  refuseUnsayable(job, decision, wordingOf(job.submission.generation))
  const known = new Map(deliveries.map((one) => [one.id, one]))
  const cancelled = plan.deliveries.filter(({ state }) => state === 'cancelled')
  return {
    answer: plan.job,
    changes: {
      jobs: [{ before: job, after: plan.job }],
      deliveries: plan.deliveries.map((after) => ({ before: known.get(after.id), after })),
    },
    events: [
      jobReviewed(plan.job, decision, now),
      ...cancelled.flatMap((one) => callbackEnded(one, now, reportedWord(one, wordingOf)) ?? []),
    ],
  }
}

/** Not every generation lets a reviewer say everything of every product: where no face is looked at, nothing is a spoof. */
function refuseUnsayable({ submission: { generation, product } }: Job, decision: Decision, { canSay }: Wording): void {
  const sayable = decisions.filter((one) => canSay(product, decidedOutcomes[one], 'human'))
  if (sayable.includes(decision)) return
  throw new ControlError(
    409,
    `In ${generation}, a reviewer of ${product} cannot decide "${decision}": say ${sayable.join(' or ')}.`,
  )
}

function reviewRefusal(job: Job, now: Instant, wordingOf: WordingOf): string {
  const { result } = statusAt(job, now)
  if (!result) {
    return `Job ${job.smileJobId} has no machine result yet, so there is nothing to review. Wait for it, or advance the clock.`
  }
  const { code, text } = wordOf(job, result, wordingOf)
  return `Job ${job.smileJobId} is final (${code} ${text}): a final result never changes.`
}
