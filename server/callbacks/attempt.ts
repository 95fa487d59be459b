import type { Clock } from '../clock/clock.ts'
import type { Attempt, Delivery } from '../core/callbacks/delivery.ts'
import type { Message } from '../core/callbacks/message.ts'
import type { AttemptOutcome, RetrySchedule } from '../core/callbacks/retry.ts'
import { decideAttempt } from '../core/decisions/record-attempt.ts'
import { OvertakenError, StorageError } from '../core/errors.ts'
import type { Job } from '../core/jobs/job.ts'
import type { WordingOf } from '../core/jobs/wording.ts'
import type { Instant } from '../core/time.ts'
import type { Claim } from '../store/due.ts'
import type { Store } from '../store/store.ts'
import type { Transport } from './transport.ts'

/** What an attempt at a callback works with. Encoders are passed in, so it does not depend on a generation. */
export interface AttemptParts {
  readonly store: Pick<Store, 'decide'>
  readonly clock: Clock
  readonly transport: Transport
  /** The wait before each further attempt at a callback. */
  readonly scheduleOf: (delivery: Delivery) => RetrySchedule
  /** Writes and signs a job's callback as of `now`. Throws an Error when that fails: the delivery is then refused. */
  readonly encode: (delivery: Delivery, job: Job | undefined, now: Instant) => Message
  readonly wordingOf: WordingOf
  /** Called for every attempt once it is recorded. */
  readonly onAttempt?: (delivery: Delivery, attempt: Attempt) => void
}

/**
 * Sends a callback once, and records how that went. It is written and signed only now: ten thousand waiting messages would fill the
 * memory, and be stale when sent.
 */
export async function attempt(parts: AttemptParts, claim: Claim, interrupt: AbortSignal): Promise<void> {
  const at = parts.clock.now()
  const outcome = { at, ...(await send(parts, claim, at, interrupt)) }
  if (!interrupt.aborted) await record(parts, claim, outcome)
}

async function send(
  { transport, encode }: AttemptParts,
  { delivery, job }: Claim,
  at: Instant,
  interrupt: AbortSignal,
): Promise<Omit<AttemptOutcome, 'at'>> {
  try {
    return await transport.post(encode(delivery, job, at), delivery, at, interrupt)
  } catch (error) {
    return { latency: 0, problem: (error as Error).message, refused: true }
  }
}

/** The delivery's next attempt is scheduled by the listener to the store. */
async function record(parts: AttemptParts, { delivery, epoch }: Claim, outcome: AttemptOutcome): Promise<void> {
  const { id, partnerId } = delivery
  const now = parts.clock.now()
  try {
    const next = await parts.store.decide({ partnerId, epoch }, { before: { fact: 'delivery', id } }, ({ before }) =>
      decideAttempt(before, outcome, before ? parts.scheduleOf(before) : [], now, parts.wordingOf),
    )
    if (next) parts.onAttempt?.(next, outcome)
  } catch (error) {
    if (error instanceof OvertakenError) return
    if (!(error instanceof StorageError)) throw error
    process.emitWarning(`An attempt at callback ${id} was not kept, so a restart sends it again. ${error.message}`)
  }
}
