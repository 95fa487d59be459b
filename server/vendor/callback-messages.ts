import type { CallbackInput } from '../core/callbacks/delivery.ts'
import type { Message } from '../core/callbacks/message.ts'
import type { Job } from '../core/jobs/job.ts'
import { isReworded } from '../core/jobs/result.ts'
import type { Instant, Milliseconds } from '../core/time.ts'
import type { Partners } from '../service/partners/partners.ts'
import type { Registry } from '../validation/registry.ts'
import { describeViolations } from '../validation/violation.ts'
import type { PlayedGenerations } from './running-generations.ts'

/** What making callbacks needs. */
export interface CallbackMessageParts {
  readonly partners: Pick<Partners, 'find'>
  readonly registry: Registry
  readonly generations: Pick<PlayedGenerations, 'named'>
  /** The emulator's address, for a job that no call submitted. */
  readonly ownOrigin: () => string
  /** How long an attempt may take; overrides the generation's. */
  readonly callbackTimeout: Milliseconds | undefined
  /** Check callbacks against their own schema, unless they have a fault or their scenario's wording. */
  readonly checkAnswers: boolean
}

/** Makes a callback as it is posted. Throws an Error when its job or partner is gone. */
export type CallbackEncoder = (input: CallbackInput, job: Job | undefined, now: Instant) => Message

/**
 * Makes a callback as it is posted, signed at `now`, in the words of the job's generation.
 * @throws Error when its job or partner is gone.
 */
export function createCallbackMessages({
  partners,
  registry,
  generations,
  ownOrigin,
  callbackTimeout,
  checkAnswers,
}: CallbackMessageParts): CallbackEncoder {
  return ({ partnerId, smileJobId, url, reported, fault }, job, now) => {
    const partner = partners.find(partnerId)
    if (!job || !partner) throw new Error(`Job ${smileJobId} of partner ${partnerId} is gone.`)
    const { generation, origin = ownOrigin() } = job.submission
    const facts = { job, result: reported.result, partner, origin, fault }
    const { callbacks } = generations.named(generation)
    const { headers, json, schema } = callbacks.encode(facts, now)
    const isExact = !fault && !isReworded(reported.result, generation)
    const violations = checkAnswers && isExact && schema !== undefined ? registry.validate(schema, json) : []
    if (violations.length > 0) {
      throw new Error(`The emulator's own callback breaks its schema: ${describeViolations(violations)}`)
    }
    return { url, headers, body: JSON.stringify(json), timeout: callbackTimeout ?? callbacks.policy.timeout }
  }
}
