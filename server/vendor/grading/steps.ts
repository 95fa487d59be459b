import type { AnswerRule, CaseCallback, ConcludeStep, Conclusion, CutStep, DeliverStep, Step } from './case.ts'

/** The machine's word on the job called `job`, unless more is said. */
export function callbackOf(outcome: CaseCallback['outcome'], more: Partial<CaseCallback> = {}): CaseCallback {
  return { job: 'job', by: 'machine', outcome, ...more }
}

/** Callbacks, all at once, that must be taken unless another rule is given. */
export function deliver(
  callbacks: CaseCallback | readonly CaseCallback[],
  rule: AnswerRule = 'taken',
  fix?: string,
): DeliverStep {
  return { kind: 'deliver', callbacks: [callbacks].flat(), rule, ...(fix !== undefined && { fix }) }
}

/** A callback that breaks off. */
export function cut(callback: CaseCallback): CutStep {
  return { kind: 'cut', callback }
}

/** What the partner must think of the job called `job`, unless another is named. */
export function conclude(oneOf: Conclusion | readonly Conclusion[], fix?: string, job = 'job'): ConcludeStep {
  return { kind: 'conclude', job, oneOf: [oneOf].flat(), ...(fix !== undefined && { fix }) }
}

/** The callbacks of a step. */
export function callbacksOf(step: Step): readonly CaseCallback[] {
  if (step.kind === 'deliver') return step.callbacks
  return step.kind === 'cut' ? [step.callback] : []
}
