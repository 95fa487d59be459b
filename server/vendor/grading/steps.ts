import type { AnswerRule, CaseCallback, ConcludeStep, Conclusion, CutStep, DeliverStep, Step } from './case.ts'

/** A callback with the machine's result about the job named `job`; `more` overrides it. */
export function callbackOf(outcome: CaseCallback['outcome'], more: Partial<CaseCallback> = {}): CaseCallback {
  return { job: 'job', by: 'machine', outcome, ...more }
}

/** Callbacks sent at once, which must be accepted unless another rule is given. */
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

/** What the partner must conclude about the job named `job`, unless another is named. */
export function conclude(oneOf: Conclusion | readonly Conclusion[], fix?: string, job = 'job'): ConcludeStep {
  return { kind: 'conclude', job, oneOf: [oneOf].flat(), ...(fix !== undefined && { fix }) }
}

/** The callbacks of a step. */
export function callbacksOf(step: Step): readonly CaseCallback[] {
  if (step.kind === 'deliver') return step.callbacks
  return step.kind === 'cut' ? [step.callback] : []
}
