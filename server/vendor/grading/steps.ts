import type { AnswerRule, ConcludeStep, Conclusion, CutStep, DeliverStep, Step, Telling } from './case.ts'

/** The machine's word on the job called `job`, unless more is said. */
export function telling(outcome: Telling['outcome'], more: Partial<Telling> = {}): Telling {
  return { job: 'job', by: 'machine', outcome, ...more }
}

/** Callbacks, all at once, that must be taken unless another rule is given. */
export function deliver(told: Telling | readonly Telling[], rule: AnswerRule = 'taken', fix?: string): DeliverStep {
  return { kind: 'deliver', tellings: [told].flat(), rule, ...(fix !== undefined && { fix }) }
}

/** A callback that breaks off. */
export function cut(told: Telling): CutStep {
  return { kind: 'cut', telling: told }
}

/** What the partner must think of the job called `job`, unless another is named. */
export function conclude(oneOf: Conclusion | readonly Conclusion[], fix?: string, job = 'job'): ConcludeStep {
  return { kind: 'conclude', job, oneOf: [oneOf].flat(), ...(fix !== undefined && { fix }) }
}

/** The callbacks of a step. */
export function tellingsOf(step: Step): readonly Telling[] {
  if (step.kind === 'deliver') return step.tellings
  return step.kind === 'cut' ? [step.telling] : []
}
