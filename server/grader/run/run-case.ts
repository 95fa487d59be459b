import type { Job } from '../../core/jobs/job.ts'
import type { Case, ConcludeStep, Step } from '../../vendor/grading/case.ts'
import { composeJobs } from '../compose.ts'
import { describeMessage } from '../describe-message.ts'
import { describeAnswer, type Shortcoming } from '../judge.ts'
import { type CaseResult, describeExpectation } from '../report.ts'
import { conclude, lookBack } from './conclude.ts'
import { compose, deliver } from './deliver.ts'
import type { Answer } from './partner-port.ts'
import type { RunParts, Scene } from './scene.ts'

/** Runs one case to its end or to the first failure. */
export async function runCase(one: Case, parts: RunParts): Promise<CaseResult> {
  const scene: Scene = { jobs: composeJobs(one, parts.sender, parts.now()), sent: new Map() }
  for (const [name, job] of scene.jobs) if (!one.jobs[name]?.unannounced) await announce(job, parts)
  for (const [index, step] of one.steps.entries()) {
    const wrong = await carryOut(step, one, scene, parts)
    if (!wrong) continue
    const next = one.steps[index + 1]
    const mayBeBelieved = isTakenInError(step, scene) && next?.kind === 'conclude'
    return resultOf(one, step, mayBeBelieved ? await withBelief(wrong, next, one, scene, parts) : wrong, scene, parts)
  }
  // The conclusion cannot be read, so the advice is only about the accepted callback.
  if (one.advice && !parts.port.read && isTaken(scene.lastAnswer)) {
    const wrong = { expected: 'what HTTP alone cannot show', actual: actualOf(scene) }
    return { ...resultOf(one, undefined, wrong, scene, parts), status: 'advice' }
  }
  const expected = describeExpectation(one, parts.maxAnswer)
  return { generation: parts.sender.generation.name, case: one, status: 'passed', expected, actual: actualOf(scene) }
}

function announce(job: Job, { port, sender }: RunParts): Promise<void> {
  const { userId, jobId, product } = job.submission
  return port.announce(sender.generation.grading.announcement?.of(job) ?? { user_id: userId, job_id: jobId, product })
}

function resultOf(
  one: Case,
  step: Step | undefined,
  { hint, ...wrong }: Shortcoming,
  { last }: Scene,
  { sender }: RunParts,
): CaseResult {
  const fix = [hint, step?.fix ?? one.fix].filter((text) => text !== undefined).join(' ')
  const request = last && { request: describeMessage(last, sender.generation.grading) }
  const cause = hint !== undefined && { cause: hint }
  const status = one.advice && step?.kind === 'conclude' ? 'advice' : 'failed'
  return { generation: sender.generation.name, case: one, status, ...wrong, fix, ...cause, ...request }
}

/** Whether a callback without a valid proof was accepted. */
function isTakenInError(step: Step, { lastAnswer }: Scene): boolean {
  return step.kind === 'deliver' && step.rule === 'turned_away' && isTaken(lastAnswer)
}

/** For a callback that was accepted by mistake, it matters most whether it was also believed. */
async function withBelief(
  answered: Shortcoming,
  next: ConcludeStep,
  one: Case,
  scene: Scene,
  parts: RunParts,
): Promise<Shortcoming> {
  const believed = await conclude(next, one, scene, parts)
  if (believed) {
    return {
      expected: `${answered.expected}; then ${believed.expected}`,
      actual: `${answered.actual}; then ${believed.actual}`,
      hint: 'The callback was believed.',
    }
  }
  return parts.port.read ? { ...answered, hint: 'The callback was not believed: only the answer is wrong.' } : answered
}

function actualOf({ lastAnswer, lastSaid }: Scene): string {
  return [lastAnswer && describeAnswer(lastAnswer), lastSaid && `it says ${lastSaid}`].filter(Boolean).join('; ')
}

function isTaken({ status = 0 }: Partial<Answer> = {}): boolean {
  return status >= 200 && status < 300
}

async function carryOut(step: Step, one: Case, scene: Scene, parts: RunParts): Promise<Shortcoming | undefined> {
  switch (step.kind) {
    case 'deliver':
      return deliver(step, scene, parts)
    case 'cut':
      scene.last = compose(step.callback, scene, parts)
      await parts.port.cut(scene.last)
      return undefined
    case 'conclude':
      return conclude(step, one, scene, parts)
    case 'look_back':
      return lookBack(parts)
  }
}
