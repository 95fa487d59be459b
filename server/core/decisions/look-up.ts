import type { Person } from '../identity/person.ts'
import type { Job } from '../jobs/job.ts'
import { atOnce, planJob } from '../jobs/plan.ts'
import type { JobRequest } from '../jobs/submission.ts'
import type { Decision } from '../state/changes.ts'
import type { Instant } from '../time.ts'
import { scenarioWarnings } from '../warnings/of-scenario.ts'
import { type ChoiceFacts, countChoice } from './count-choice.ts'
import { judged, type SubmissionSettings, submissionOf, warned } from './submission-settings.ts'
import { begun } from './submit-package.ts'

/** A question to an authority. */
export interface Lookup {
  readonly request: JobRequest
  /** The person with that number. */
  readonly person: Person | undefined
  /** Whether the answer has the result, or a callback reports it at its scenario's time. */
  readonly when: 'now' | 'later'
}

/** What a lookup depends on besides the question. */
export interface LookupFacts extends ChoiceFacts {
  /** Of the partner's newest submission. */
  readonly serial: number
}

/** Looks a person up. @throws StrictError when strict mode refuses it. */
export function decideLookup(
  { request: asked, person, when }: Lookup,
  facts: LookupFacts,
  settings: SubmissionSettings,
  now: Instant,
): Decision<Job> {
  const { choice, refusal, changes } = countChoice({ ...asked, person }, facts, settings.catalogue, now)
  if (refusal) return { refusal, changes }
  const request =
    when === 'now' ? warned(asked, scenarioWarnings(asked, choice), settings) : judged(asked, choice, settings)
  const submission = submissionOf(request, person, settings)
  const ids = settings.idsOf(facts.serial + 1)
  // A result that is in the answer is not called back. Source: v1 §9.1, §9.2.
  const answered = when === 'now' ? { ...submission, callbackUrl: undefined } : submission
  const plan = planJob({ ids, submission: answered, now }, choice)
  return begun(when === 'now' ? atOnce(plan, now) : plan, { ...changes, serial: ids.serial })
}
