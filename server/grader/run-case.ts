import type { Job } from '../core/job.ts'
import type { Instant, Milliseconds } from '../core/time.ts'
import type { Case, ConcludeStep, Conclusion, DeliverStep, Step, Telling } from './case.ts'
import { composeJobs, composeMessage, type Proof, refOf, type Sender } from './compose.ts'
import { describeMessage } from './describe-message.ts'
import { inTurns } from './in-turns.ts'
import { describeAnswer, judgeAnswer, judgeReading, type Shortcoming } from './judge.ts'
import type { Ledger } from './ledger.ts'
import type { Answer, JobRef, Message, PartnerPort, Reading } from './partner-port.ts'
import { type CaseResult, describeExpectation } from './report.ts'

/** What cases are run with. */
export interface RunParts {
  readonly port: PartnerPort
  readonly sender: Sender
  readonly now: () => Instant
  /** How long an answer may take. */
  readonly maxAnswer: Milliseconds
  /** How long a conclusion may take after the answer. */
  readonly settle: Milliseconds
  readonly ledger: Ledger
}

/** What a case has to go on with. */
interface Scene {
  readonly jobs: ReadonlyMap<string, Job>
  readonly sent: Map<string, Message & { readonly proof: Proof }>
  last?: Message
  lastAnswer?: Answer
  lastSaid?: string
}

const soon: Milliseconds = 25

/** Runs one case to its end or to the first thing that is wrong. */
export async function runCase(one: Case, parts: RunParts): Promise<CaseResult> {
  const scene: Scene = { jobs: composeJobs(one, parts.sender, parts.now()), sent: new Map() }
  for (const [name, job] of scene.jobs) if (!one.jobs[name]?.unannounced) await parts.port.announce(refOf(job))
  for (const step of one.steps) {
    const wrong = await carryOut(step, one, scene, parts)
    if (wrong) return resultOf(one, step, wrong, scene)
  }
  // Nobody can look at the conclusion, so that it was taken is all there is to advise on.
  if (one.advice && !parts.port.read && isTaken(scene.lastAnswer)) {
    const wrong = { expected: 'what cannot be told by HTTP alone', actual: actualOf(scene) }
    return { ...resultOf(one, undefined, wrong, scene), status: 'advice' }
  }
  return { case: one, status: 'passed', expected: describeExpectation(one, parts.maxAnswer), actual: actualOf(scene) }
}

function resultOf(one: Case, step: Step | undefined, { hint, ...wrong }: Shortcoming, { last }: Scene): CaseResult {
  const fix = [hint, step?.fix ?? one.fix].filter((text) => text !== undefined).join(' ')
  const request = last && { request: describeMessage(last) }
  return { case: one, status: one.advice && step?.kind === 'conclude' ? 'advice' : 'failed', ...wrong, fix, ...request }
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
      scene.last = compose(step.telling, scene, parts)
      await parts.port.cut(scene.last)
      return undefined
    case 'conclude':
      return conclude(step, one, scene, parts)
    case 'look_back':
      return lookBack(parts)
  }
}

async function deliver(step: DeliverStep, scene: Scene, parts: RunParts): Promise<Shortcoming | undefined> {
  const messages = step.tellings.map((told) => compose(told, scene, parts))
  const answers = await Promise.all(messages.map((message) => parts.port.post(message)))
  const judged = answers.map((answer) => judgeAnswer(step.rule, answer, parts.maxAnswer))
  const index = Math.max(
    0,
    judged.findIndex((wrong) => wrong !== undefined),
  )
  scene.last = messages[index] as Message
  scene.lastAnswer = answers[index] as Answer
  const wrong = judged[index]
  const told = step.tellings[index]
  if (!wrong || !told || step.rule !== 'taken' || (answers[index]?.status ?? 0) < 500) return wrong
  // As the vendor would: it comes again, signed anew.
  const second = await parts.port.post(compose({ ...told, name: '' }, scene, parts))
  return { ...wrong, actual: `${wrong.actual}; when it was sent again, ${describeAnswer(second)}` }
}

function compose(told: Telling, scene: Scene, { sender, now, ledger }: RunParts): Message {
  const job = scene.jobs.get(told.job)
  if (!job) throw new RangeError(`the case has no job "${told.job}"`)
  ledger.forget(job.submission.jobId)
  const earlier = (name: string) => {
    const message = scene.sent.get(name)
    if (!message) throw new RangeError(`no callback called "${name}" was sent before`)
    return message
  }
  if (told.sameAs !== undefined) return earlier(told.sameAs)
  const message = composeMessage(told, job, sender, now(), (name) => earlier(name).proof)
  if (told.name) scene.sent.set(told.name, message)
  return message
}

async function conclude(
  { job: name, oneOf }: ConcludeStep,
  one: Case,
  scene: Scene,
  { ledger, ...parts }: RunParts,
): Promise<Shortcoming | undefined> {
  const job = scene.jobs.get(name)
  if (!job) throw new RangeError(`the case has no job "${name}"`)
  const ref = refOf(job)
  const reading = await readUntil(oneOf, ref, parts)
  if (!reading) return undefined
  scene.lastSaid = reading.said
  const wrong = judgeReading(oneOf, reading, name)
  if (!wrong && !one.advice) ledger.note({ caseId: one.id, ref, oneOf })
  return wrong
}

/** A partner that works on after it has answered may have taken something back since it was asked. */
async function lookBack({ port, ledger, settle }: RunParts): Promise<Shortcoming | undefined> {
  if (!port.read) return undefined
  await port.wait(settle)
  const { read } = port
  let first: Shortcoming | undefined
  await inTurns(ledger.entries(), async ({ caseId, ref, oneOf }) => {
    first ??= judgeReading(oneOf, await read(ref), caseId)
  })
  return first
}

/** Reads a conclusion until it is right, or until it has had its time: some partners decide after they have answered. */
async function readUntil(
  oneOf: readonly Conclusion[],
  ref: JobRef,
  { port, settle }: Pick<RunParts, 'port' | 'settle'>,
): Promise<Reading | undefined> {
  let reading = await port.read?.(ref)
  for (let waited = 0; reading && judgeReading(oneOf, reading) && waited < settle; waited += soon) {
    await port.wait(soon)
    reading = await port.read?.(ref)
  }
  return reading
}
