import { callbackEnded, jobReviewed, jobSubmitted } from '../core/happenings.ts'
import type { Decision, Job } from '../core/job.ts'
import type { Plan } from '../core/plan.ts'
import type { TimedResult } from '../core/result.ts'
import type { Instant } from '../core/time.ts'
import { wordTold } from '../core/worded.ts'
import type { WordingOf } from '../core/wording.ts'
import type { Storage } from '../storage/storage.ts'
import type { Events } from './events.ts'
import type { Timelines } from './timelines.ts'

/** What carrying out a plan works with. */
export interface PlanParts {
  readonly storage: Storage
  readonly events: Events
  readonly timelines: Pick<Timelines, 'of'>
  readonly wordingOf: WordingOf
}

/** Saves what the core has planned, tells of it, and hands it to those who wait for its moments. */
export interface Plans {
  /** A job begins. @param planned makes its plan; what it saves is kept with the plan, or not at all. */
  begin(planned: () => Plan): Job
  /** A reviewer has decided; `before` is the job as it was. */
  decide(plan: Plan, before: Job, decision: Decision, now: Instant): Job
}

export function createPlans({ storage, events, timelines, wordingOf }: PlanParts): Plans {
  function handOn({ job, deliveries }: Plan, results: readonly TimedResult[]): Job {
    const { herald, courier } = timelines.of(job.partnerId)
    herald.expectResults(job, results)
    herald.expectLosses(deliveries)
    courier.expect(deliveries)
    return job
  }

  return {
    begin(planned) {
      const plan = storage.atomically(() => {
        const made = planned()
        storage.savePlan(made)
        return made
      })
      events.tell(jobSubmitted(plan.job))
      return handOn(plan, plan.job.results)
    },
    decide(plan, before, decision, now) {
      storage.savePlan(plan)
      events.tell(jobReviewed(plan.job, decision, now))
      for (const one of plan.deliveries) {
        const ended = callbackEnded(one, now, wordTold(one, wordingOf))
        if (ended?.type === 'callback.cancelled') events.tell(ended)
      }
      const known = new Set(before.results)
      return handOn(
        plan,
        plan.job.results.filter((one) => !known.has(one)),
      )
    },
  }
}
