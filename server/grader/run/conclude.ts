import type { Milliseconds } from '../../core/time.ts'
import type { Case, ConcludeStep, Conclusion } from '../../vendor/grading/case.ts'
import { judgeReading, type Shortcoming } from '../judge.ts'
import { inTurns } from './in-turns.ts'
import type { JobRef, Reading } from './partner-port.ts'
import type { RunParts, Scene } from './scene.ts'

const soon: Milliseconds = 25

/** Reads the partner's conclusion about a job. @returns its problem. */
export async function conclude(
  { job: name, oneOf }: ConcludeStep,
  one: Case,
  scene: Scene,
  { ledger, ...parts }: RunParts,
): Promise<Shortcoming | undefined> {
  const job = scene.jobs.get(name)
  if (!job) throw new RangeError(`the case has no job "${name}"`)
  const ref = job.submission
  const reading = await readUntil(oneOf, ref, parts)
  if (!reading) return undefined
  scene.lastSaid = reading.said
  const wrong = judgeReading(oneOf, reading, name)
  if (!wrong && !one.advice) ledger.note({ caseId: one.id, ref, oneOf })
  return wrong
}

/** A partner that works in the background may have changed a conclusion since it was read. */
export async function lookBack({ port, ledger, settle }: RunParts): Promise<Shortcoming | undefined> {
  if (!port.read) return undefined
  await port.wait(settle)
  const { read } = port
  let first: Shortcoming | undefined
  await inTurns(ledger.entries(), async ({ caseId, ref, oneOf }) => {
    first ??= judgeReading(oneOf, await read(ref), caseId)
  })
  return first
}

/**
 * Reads a conclusion until it is right, or until the time is over: some partners decide after they have answered. The time of
 * each reading counts, so that one that never ends is not repeated.
 */
async function readUntil(
  oneOf: readonly Conclusion[],
  ref: JobRef,
  { port, settle, now }: Pick<RunParts, 'port' | 'settle' | 'now'>,
): Promise<Reading | undefined> {
  const started = now()
  let reading = await port.read?.(ref)
  let waited = 0
  while (reading && judgeReading(oneOf, reading) && Math.max(waited, now() - started) < settle) {
    await port.wait(soon)
    waited += soon
    reading = await port.read?.(ref)
  }
  return reading
}
