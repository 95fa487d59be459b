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

/** What is asked of an authority. */
export interface Lookup {
  readonly request: JobRequest
  /** Whom it knows by that number. */
  readonly person: Person | undefined
  /** Whether the answer has the result, or it is called back in its scenario's time. */
  readonly when: 'now' | 'later'
}

/** What a lookup depends on besides what is asked. */
export interface LookupFacts extends ChoiceFacts {
  /** Of the partner's newest submission. */
  readonly serial: number
}

/** Looks somebody up. @throws StrictError when strict mode refuses it. */
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
  // What is answered at once is not also called back. Source: v1 §9.1, §9.2.
  const told = when === 'now' ? { ...submission, callbackUrl: undefined } : submission
  const plan = planJob({ ids, submission: told, now }, choice)
  return begun(when === 'now' ? atOnce(plan, now) : plan, { ...changes, serial: ids.serial })
}
